import { diastolicCodes, measureOfCodes, systolicCodes, type Measure } from './measures'
import type { Measurement, Quantity } from './measurement'
import type { Coding, Origin, PatientRecord } from './record'
import { inUnit, type Convert } from './units'
import { millisecondsOf } from './when'

/** One value on the line, in the measure's unit. */
export interface TrendPoint {
  readonly origin: Origin
  readonly when: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly value: number
  /** The lower number of a blood pressure. */
  readonly second?: number
  readonly atHome: boolean
  readonly corrected: boolean
  /** As it was written down, with the unit of its source. */
  readonly text: string
}

/** `other-method`: the same name, worked out by another formula. `limit`: "less than", no number. */
export type WhyNotDrawn = 'unit' | 'no-date' | 'other-method' | 'limit' | 'words' | 'incomplete'

export interface Undrawn {
  readonly origin: Origin
  readonly when?: string
  readonly text: string
  readonly atHome: boolean
  readonly why: WhyNotDrawn
}

export interface Trend {
  readonly measure: Measure
  /** Oldest first. */
  readonly points: readonly TrendPoint[]
  /** Newest first. */
  readonly undrawn: readonly Undrawn[]
}

/** All numbers of one measure. What cannot be compared safely is listed, with the reason. */
export function trendOf(record: PatientRecord, measure: Measure, convert: Convert): Trend {
  const own = record.measurements.filter(({ codings }) => measureOfCodes(codings) === measure)
  const whole = measure.second === undefined ? own : pairedPressures(own)
  const method = methodOf(whole, measure)
  const points: TrendPoint[] = []
  const undrawn: Undrawn[] = []
  for (const measurement of whole) {
    const drawn = pointOf(measurement, measure, method, convert)
    if (typeof drawn !== 'string') points.push(drawn)
    else {
      const { origin, when, atHome } = measurement
      const text = textOf(measurement)
      undrawn.push({ origin, ...(when !== undefined && { when }), text, atHome, why: drawn })
    }
  }
  return { measure, points: points.sort((a, b) => a.at - b.at), undrawn }
}

/** As written, never converted: "134/80 mmHg", "<5 mg/g", "Negative". */
export function textOf(measurement: Measurement): string {
  const { upper, lower } = pressures(measurement)
  if (upper !== undefined && lower !== undefined)
    return `${upper.value}/${lower.value} ${upper.unit}`.trim()
  const whole = wordsOf(measurement)
  return whole ?? measurement.parts.flatMap((part) => wordsOf(part) ?? []).join(', ')
}

function wordsOf(of: { quantity?: Quantity; words?: string }): string | undefined {
  if (of.quantity === undefined) return of.words
  const { value, unit, comparator = '' } = of.quantity
  return `${comparator}${value} ${/^\{.*\}$/.test(unit) ? '' : unit}`.trim()
}

function pointOf(
  measurement: Measurement,
  measure: Measure,
  method: string | undefined,
  convert: Convert,
): TrendPoint | WhyNotDrawn {
  const { origin, when, atHome, corrected } = measurement
  const pair = pressures(measurement)
  const first = measure.second === undefined ? measurement.quantity : pair.upper
  if (first === undefined) return measure.second === undefined ? 'words' : 'incomplete'
  if (measure.second !== undefined && pair.lower === undefined) return 'incomplete'
  if (first.comparator ?? pair.lower?.comparator) return 'limit'
  if (when === undefined) return 'no-date'
  if (methodOfCodes(measurement.codings, measure) !== method) return 'other-method'
  const value = inUnit(first.value, first.unit, measure, convert)
  const second = pair.lower && inUnit(pair.lower.value, pair.lower.unit, measure, convert)
  if (value === undefined || (pair.lower !== undefined && second === undefined)) return 'unit'
  return {
    origin,
    when,
    at: millisecondsOf(when),
    value,
    ...(second !== undefined && { second }),
    atHome,
    corrected,
    text: textOf(measurement),
  }
}

function pressures(measurement: Measurement): { upper?: Quantity; lower?: Quantity } {
  const part = (codes: readonly string[]) =>
    measurement.parts.find(({ codings }) => codings.some(({ code }) => codes.includes(code)))
      ?.quantity
  const upper = part(systolicCodes)
  const lower = part(diastolicCodes)
  return { ...(upper && { upper }), ...(lower && { lower }) }
}

/** Some systems send the two numbers of a blood pressure as two results of the same moment. */
function pairedPressures(own: readonly Measurement[]): readonly Measurement[] {
  const has = (codes: readonly string[]) => (measurement: Measurement) =>
    measurement.parts.length === 0 && measurement.codings.some(({ code }) => codes.includes(code))
  const lowers = own.filter(has(diastolicCodes))
  const paired = new Set<Measurement>()
  const whole = own.map((upper) => {
    if (!has(systolicCodes)(upper) || upper.when === undefined) return upper
    const lower = lowers.find(({ when }) => when === upper.when)
    if (lower === undefined) return upper
    paired.add(lower)
    return { ...upper, parts: [upper, lower] }
  })
  return whole.filter((measurement) => !paired.has(measurement))
}

/** The formula of the newest result: only what was worked out the same way shares its line. */
function methodOf(newestFirst: readonly Measurement[], measure: Measure): string | undefined {
  const newest = newestFirst.find(({ quantity }) => quantity !== undefined)
  return newest && methodOfCodes(newest.codings, measure)
}

function methodOfCodes(codings: readonly Coding[], measure: Measure): string | undefined {
  return measure.codes.find(({ code }) => codings.some((coding) => coding.code === code))?.method
}
