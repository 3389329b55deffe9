import type { Measurement, MeasurementPart, Quantity } from '../visit/measurement'
import { dateOrNothing } from '../visit/when'
import { alongsideCodes, homeReading } from './codes'
import { codingsOf, nameOf } from './concept'
import { fieldsAt, flagAt, listAt, numberAt, textAt, type Fields } from './json'
import { quantityWords, readQuantity } from './readQuantity'
import { saysWhatMatters } from './readWhatMatters'
import { originOfReference } from './resource'
import type { RecordWords } from './words'

/** Nothing for what was entered in error or cancelled, and for a panel's cover that has no value. */
export function readMeasurement(
  observation: Fields,
  id: string,
  words: RecordWords,
): Measurement | null {
  const status = textAt(observation, 'status')
  if (status === 'entered-in-error' || status === 'cancelled') return null
  const code = fieldsAt(observation, 'code')
  const codings = codingsOf(code)
  if (saysWhatMatters(codings)) return null
  const value = valueOf(observation, words)
  const parts = listAt(observation, 'component').flatMap((part) => readPart(part, words) ?? [])
  if (value.quantity === undefined && value.words === undefined && parts.length === 0) return null
  const when = whenOf(observation)
  const categories = categoryCodes(observation)
  return {
    origin: { type: 'Observation', id },
    name: nameOf(code) ?? words.test,
    codings,
    category: categoryOf(categories),
    ...(when !== undefined && { when }),
    ...value,
    parts,
    atHome: isHomeReading(observation, categories),
    corrected: status === 'corrected' || status === 'amended',
  }
}

function readPart(part: Fields, words: RecordWords): MeasurementPart | null {
  const value = valueOf(part, words)
  if (value.quantity === undefined && value.words === undefined) return null
  const code = fieldsAt(part, 'code')
  return { name: nameOf(code) ?? words.test, codings: codingsOf(code), ...value }
}

function valueOf(of: Fields, words: RecordWords): { quantity?: Quantity; words?: string } {
  const quantity = readQuantity(of, 'valueQuantity')
  if (quantity !== undefined) return { quantity }
  const count = numberAt(of, 'valueInteger')
  if (count !== undefined) return { quantity: { value: count, unit: '' } }
  const flag = flagAt(of, 'valueBoolean')
  const said =
    nameOf(fieldsAt(of, 'valueCodeableConcept')) ??
    textAt(of, 'valueString') ??
    (flag === undefined ? undefined : flag ? words.yes : words.no) ??
    spanOf(fieldsAt(of, 'valueRange'), ['low', 'high'], ' – ') ??
    spanOf(fieldsAt(of, 'valueRatio'), ['numerator', 'denominator'], ' / ') ??
    textAt(of, 'valueDateTime') ??
    textAt(of, 'valueTime')
  return said === undefined ? {} : { words: said }
}

function spanOf(
  of: Fields | undefined,
  ends: readonly [string, string],
  between: string,
): string | undefined {
  const sides = ends.map((end) => readQuantity(of, end))
  if (sides.every((side) => side === undefined)) return undefined
  return sides.map((side) => (side === undefined ? '?' : quantityWords(side))).join(between)
}

/** When it was measured. `issued` is when somebody released it, which can be weeks later. */
function whenOf(observation: Fields): string | undefined {
  const period = fieldsAt(observation, 'effectivePeriod')
  return dateOrNothing(
    textAt(observation, 'effectiveDateTime') ??
      textAt(observation, 'effectiveInstant') ??
      textAt(period, 'end') ??
      textAt(period, 'start'),
  )
}

function categoryCodes(observation: Fields): readonly string[] {
  return listAt(observation, 'category').flatMap((category) =>
    codingsOf(category).map(({ system, code }) =>
      system === alongsideCodes ? `${system}|${code}` : code,
    ),
  )
}

function categoryOf(codes: readonly string[]): Measurement['category'] {
  if (codes.includes('vital-signs')) return 'vital'
  if (codes.includes('laboratory')) return 'laboratory'
  return codes.includes('survey') ? 'survey' : 'other'
}

/** Ours say so; from elsewhere, a vital sign that the patient took. */
function isHomeReading(observation: Fields, codes: readonly string[]): boolean {
  if (codes.includes(`${alongsideCodes}|${homeReading}`)) return true
  const takers = listAt(observation, 'performer').map((taker) => textAt(taker, 'reference'))
  return (
    codes.includes('vital-signs') &&
    takers.some((taker) => originOfReference(taker)?.type === 'Patient')
  )
}
