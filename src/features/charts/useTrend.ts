import { computed, type ComputedRef } from 'vue'
import { measures, type Measure } from '@/domain/visit/measures'
import type { PatientRecord } from '@/domain/visit/record'
import { factsOf, type TrendFacts } from '@/domain/visit/sentence'
import { targetOf, type Target } from '@/domain/visit/target'
import { trendOf, type Trend } from '@/domain/visit/trend'
import type { Convert } from '@/domain/visit/units'
import { useConvert } from './useConvert'

export interface ShownTrend {
  readonly trend: Trend
  readonly target: Target | undefined
  readonly facts: TrendFacts
}

/** Every measure that this patient has a value of, most useful first. `now`: an instant. */
export function useTrends(
  record: () => PatientRecord,
  now: () => string,
): ComputedRef<readonly ShownTrend[]> {
  const convert = useConvert(record)
  return computed(() =>
    measures
      .map((measure) => shownTrend(record(), measure, convert.value, now()))
      .filter(({ trend }) => trend.points.length + trend.undrawn.length > 0)
      .sort((a, b) => useOf(b) - useOf(a)),
  )
}

export function useTrend(
  record: () => PatientRecord,
  measure: () => Measure,
  now: () => string,
): ComputedRef<ShownTrend> {
  const convert = useConvert(record)
  return computed(() => shownTrend(record(), measure(), convert.value, now()))
}

function shownTrend(
  record: PatientRecord,
  measure: Measure,
  convert: Convert,
  now: string,
): ShownTrend {
  const trend = trendOf(record, measure, convert)
  const target = targetOf(record, measure, convert, now)
  return { trend, target, facts: factsOf(trend, target, now) }
}

/** Goals come first, then what a guideline speaks of, then what can be seen to move. */
function useOf({ trend, target, facts }: ShownTrend): number {
  const asked = target === undefined ? 0 : target.kind === 'goal' ? 1000 : 500
  const drawn = trend.points.length > 1 ? 200 : trend.points.length * 50
  const old = facts.kind !== 'none' && facts.old ? -100 : 0
  return asked + drawn + old - measures.indexOf(trend.measure)
}
