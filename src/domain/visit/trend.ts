import { diastolicCodes, measureOfCodes, systolicCodes, type Measure } from './measures'
import type { Measurement, Quantity } from './measurement'
import type { Coding, Origin, PatientRecord } from './record'
import { inUnit, ucumOf, type Convert } from './units'
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
  /** Written in another unit than the one it is drawn in. */
  readonly converted: boolean
}

/** `other-method`: the same name, worked out by another formula. `limit`: "less than", no number. */
type WhyNotDrawn =
  'same-moment' | 'unit' | 'no-date' | 'other-method' | 'limit' | 'words' | 'incomplete'

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
  // Of two results of one moment the newest list's first one is the latest here too.
  for (const measurement of whole.toReversed()) {
    const drawn = pointOf(measurement, measure, method, convert)
    if (typeof drawn !== 'string') points.push(drawn)
    else {
      const { origin, when, atHome } = measurement
      const text = textOf(measurement)
      undrawn.push({ origin, ...(when !== undefined && { when }), text, atHome, why: drawn })
    }
  }
  const { kept, doubled } = onePerMoment(points.sort((a, b) => a.at - b.at))
  return { measure, points: kept, undrawn: [...doubled, ...undrawn.toReversed()] }
}

/**
 * Two results of the very same moment cannot both be true of it. One is drawn (in the measure's own
 * unit, if either is); the other is listed, so that a line never jumps within a second.
 */
function onePerMoment(points: readonly TrendPoint[]): {
  readonly kept: readonly TrendPoint[]
  readonly doubled: readonly Undrawn[]
} {
  const kept: TrendPoint[] = []
  const doubled: Undrawn[] = []
  for (const point of points) {
    const before = kept.at(-1)
    const same = before?.at === point.at && point.when.includes('T')
    const loser = !same ? undefined : before.converted || !point.converted ? before : point
    if (loser === before && before !== undefined) kept.pop()
    if (loser !== point) kept.push(point)
    if (loser !== undefined) doubled.push(toUndrawn(loser))
  }
  return { kept, doubled }
}

function toUndrawn({ origin, when, text, atHome }: TrendPoint): Undrawn {
  return { origin, when, text, atHome, why: 'same-moment' }
}

/** As written, never converted: "134/80 mmHg", "<5 mg/g", "Negative". */
function textOf(measurement: Measurement): string {
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
    converted: ucumOf(first.unit) !== measure.unit,
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
