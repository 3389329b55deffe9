import type { Goal } from './goal'
import { systolicCodes, diastolicCodes, type Measure } from './measures'
import type { Quantity } from './measurement'
import type { Coding, PatientRecord } from './record'
import { inUnit, type Convert } from './units'
import { usualTarget, type UsualTarget } from './usualTarget'

/** Where the number should be, in the measure's unit. An end that is `under` is not included. */
export interface Span {
  readonly low?: number
  readonly high?: number
  readonly under: boolean
  /** The same for the lower number of a blood pressure. */
  readonly second?: { readonly low?: number; readonly high?: number }
}

/** "Your goal" only from a goal that both agreed to; a guideline's number is the "usual target". */
export type Target =
  | { readonly kind: 'goal'; readonly span: Span; readonly goal: Goal }
  | { readonly kind: 'usual'; readonly span: Span; readonly usual: UsualTarget }

/** `now`: an instant, to know whether the person is grown up. */
export function targetOf(
  record: PatientRecord,
  measure: Measure,
  convert: Convert,
  now: string,
): Target | undefined {
  for (const goal of record.goals) {
    if (!goal.agreed || goal.status !== 'active') continue
    const span = spanOf(goal, measure, convert)
    if (span !== undefined) return { kind: 'goal', span, goal }
  }
  const usual = usualTarget(record, measure, now)
  return usual && { kind: 'usual', span: usual.span, usual }
}

function spanOf(goal: Goal, measure: Measure, convert: Convert): Span | undefined {
  const has = (codes: readonly string[]) =>
    goal.targets.find(({ measure: codings }) => anyOf(codings, codes))
  const codes = measure.codes.map(({ code }) => code)
  const lowerCodes: readonly string[] = measure.second === undefined ? [] : diastolicCodes
  const main = has(measure.second === undefined ? codes : systolicCodes)
  const lower = has(lowerCodes)
  if (main === undefined) return undefined
  const ends = endsOf(main, measure, convert)
  if (ends === undefined) return undefined
  const second = lower && endsOf(lower, measure, convert)
  return { ...ends, ...(second && { second }) }
}

function endsOf(
  target: Goal['targets'][number],
  measure: Measure,
  convert: Convert,
): { low?: number; high?: number; under: boolean } | undefined {
  const value = (quantity: Quantity | undefined) =>
    quantity && inUnit(quantity.value, quantity.unit, measure, convert)
  // A bare number means "at most" where lower is better, "at least" where higher is.
  const low = value(target.low ?? (measure.better === 'higher' ? target.exact : undefined))
  const high = value(target.high ?? (measure.better === 'lower' ? target.exact : undefined))
  if (low === undefined && high === undefined) return undefined
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    under: target.high?.comparator === '<',
  }
}

function anyOf(codings: readonly Coding[], codes: readonly string[]): boolean {
  return codings.some(({ code }) => codes.includes(code))
}
