import type { Measure } from './measures'
import type { Span, Target } from './target'
import type { Trend, TrendPoint } from './trend'
import { millisecondsOf } from './when'

/** What the numbers say, as facts for a sentence. It never praises and never blames. */
export type TrendFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly now: TrendPoint; readonly old: boolean }
  | {
      readonly kind: 'up' | 'down' | 'same'
      /** Where this last stretch began. */
      readonly from: TrendPoint
      readonly now: TrendPoint
      /** The newest number is more than a year old. */
      readonly old: boolean
      /** Against a target: in it, near it, or away from it. */
      readonly place?: Place
      /** Is the number on its way to the target? Only said where there is one. */
      readonly nearing: boolean
    }

type Place = 'in' | 'near' | 'above' | 'below'

const year = 366 * 24 * 60 * 60 * 1000
const halfYear = year / 2

export function factsOf(trend: Trend, target: Target | undefined, now: string): TrendFacts {
  const last = trend.points.at(-1)
  if (last === undefined) return { kind: 'none' }
  const old = millisecondsOf(now) - last.at > year
  if (trend.points.length === 1) return { kind: 'one', now: last, old }
  const from = beginningOfStretch(trend.points, last, trend.measure.noise)
  const change = last.value - from.value
  const kind = Math.abs(change) < trend.measure.noise ? 'same' : change > 0 ? 'up' : 'down'
  const place = target && placeOf(last, target.span, trend.measure)
  const nearing =
    (kind === 'down' && place !== 'below' && target?.span.high !== undefined) ||
    (kind === 'up' && place !== 'above' && target?.span.low !== undefined)
  return { kind, from, now: last, old, nearing, ...(place !== undefined && { place }) }
}

/**
 * Where the last rise, fall or level stretch began: the last turn bigger than the noise of the
 * measure. A level year (or three numbers over half a year) wins over an older slope.
 */
function beginningOfStretch(
  points: readonly TrendPoint[],
  last: TrendPoint,
  noise: number,
): TrendPoint {
  const level = points.findLast(({ value }) => Math.abs(value - last.value) >= noise)
  const flat = level === undefined ? points : points.slice(points.indexOf(level) + 1)
  const begun = flat[0] ?? last
  const levelFor = last.at - begun.at
  if (levelFor >= year || (flat.length >= 3 && levelFor >= halfYear)) return begun
  let turn = points[0] ?? last
  let far = turn
  let direction = 0
  for (const point of points) {
    const step = point.value - far.value
    if (direction === 0 && Math.abs(point.value - turn.value) >= noise)
      direction = Math.sign(point.value - turn.value)
    if (direction === 0) continue
    if (step * direction >= 0 || far === turn) far = point
    else if (-step * direction >= noise) {
      turn = far
      far = point
      direction = -direction
    }
  }
  return turn
}

function placeOf(point: TrendPoint, span: Span, measure: Measure): Place {
  const main = against(point.value, span.low, span.high, span.under, measure.noise)
  if (point.second === undefined || span.second === undefined) return main
  const second = against(point.second, span.second.low, span.second.high, span.under, measure.noise)
  const order: readonly Place[] = ['in', 'near', 'below', 'above']
  return order.indexOf(second) > order.indexOf(main) ? second : main
}

function against(
  value: number,
  low: number | undefined,
  high: number | undefined,
  under: boolean,
  noise: number,
): Place {
  const near = noise * 1.5
  if (high !== undefined && (under ? value >= high : value > high))
    return value - high <= near ? 'near' : 'above'
  if (low !== undefined && value < low) return low - value <= near ? 'near' : 'below'
  return 'in'
}
