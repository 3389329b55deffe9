import type { Measure } from '@/domain/visit/measures'
import type { Span } from '@/domain/visit/target'
import type { TrendPoint } from '@/domain/visit/trend'

export interface Axis {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** Round numbers around the values and the target: four to six lines, never a stretched nothing. */
export function valueAxis(
  points: readonly TrendPoint[],
  span: Span | undefined,
  { decimals, noise }: Measure,
): Axis {
  const values = points.flatMap(({ value, second }) => [value, second ?? value])
  const edges = [span?.low, span?.high, span?.second?.low, span?.second?.high]
  const all = [...values, ...edges.filter((edge) => edge !== undefined)]
  // A steady number must look steady: its noise may not fill the picture.
  const room = Math.max(0, noise * 4 - (Math.max(...all) - Math.min(...all))) / 2
  const low = Math.min(...all) - room
  const high = Math.max(...all) + room
  const least = 10 ** -decimals
  const step = niceStep((high - low || Math.abs(high) * 0.2 || 1) / 3, least)
  const min = Math.floor((low - step * 0.4) / step) * step
  const max = Math.ceil((high + step * 0.25) / step) * step
  return { min: Math.min(...all) >= 0 ? Math.max(0, min) : min, max, step }
}

function niceStep(rough: number, least: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const nice = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10
  return Math.max(nice * power, least)
}

export interface TimeTick {
  readonly at: number
  readonly label: string
}

const day = 24 * 60 * 60 * 1000

/** Time left and right of an only value. */
export const loneMargin = 45 * day

/** Whole years, months or days, as many as fit in `room`. */
export function timeTicks(
  from: number,
  to: number,
  room: number,
  locale: string,
): readonly TimeTick[] {
  const days = (to - from) / day
  if (days > 500) return yearTicks(from, to, room)
  const steps = days > 60 ? [1, 2, 3, 6] : []
  const months = steps.find((step) => days / 30.4 / step <= room)
  const ticks = months === undefined ? dayTicks(from, to, room) : monthTicks(from, to, months)
  const options: Intl.DateTimeFormatOptions =
    months === undefined ? { day: 'numeric', month: 'short' } : { month: 'short', year: '2-digit' }
  const words = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return ticks.map((at) => ({ at, label: words.format(at) }))
}

function yearTicks(from: number, to: number, room: number): readonly TimeTick[] {
  const first = new Date(from).getUTCFullYear() + 1
  const last = new Date(to).getUTCFullYear()
  const step = [1, 2, 5, 10, 20].find((each) => (last - first) / each < room) ?? 50
  const ticks: TimeTick[] = []
  for (let year = Math.ceil(first / step) * step; year <= last; year += step)
    ticks.push({ at: Date.UTC(year, 0, 1), label: String(year) })
  return ticks
}

function monthTicks(from: number, to: number, step: number): readonly number[] {
  const start = new Date(from)
  const ticks: number[] = []
  for (let month = start.getUTCMonth() + 1; ; month += step) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1)
    if (at > to) return ticks
    ticks.push(at)
  }
}

function dayTicks(from: number, to: number, room: number): readonly number[] {
  const step = Math.max(1, Math.ceil((to - from) / day / room)) * day
  const ticks: number[] = []
  for (let at = Math.ceil(from / day) * day; at <= to; at += step) ticks.push(at)
  return ticks
}
