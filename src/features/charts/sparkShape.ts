import type { Span } from '@/domain/visit/target'
import type { TrendPoint } from '@/domain/visit/trend'

/** A small drawing in a box of 150 by 72; zero-length round strokes stay round when stretched. */
interface SparkShape {
  readonly line: string
  readonly points: readonly string[]
  readonly bars: readonly string[]
  readonly now: string
  readonly band?: { readonly top: number; readonly height: number }
  readonly edges: readonly string[]
}

const width = 150
const height = 72
const side = 8
const most = 8

export function sparkShape(all: readonly TrendPoint[], span: Span | undefined): SparkShape {
  const points = all.slice(-most)
  const edges = [span?.low, span?.high].filter((edge) => edge !== undefined)
  const values = points.flatMap(({ value, second }) => [value, second ?? value])
  const [bottom, top] = roomFor([...values, ...edges])
  const y = (value: number) =>
    round(side + ((top - value) / (top - bottom)) * (height - side - side))
  const first = points[0]?.at ?? 0
  const stretch = (points.at(-1)?.at ?? 0) - first || 1
  const x = (at: number) => round(side + ((at - first) / stretch) * (width - side - side))
  const place = (point: TrendPoint) =>
    points.length === 1 ? width / 2 : evenly(x(point.at), points.indexOf(point), points.length)
  const last = points.at(-1)
  const pressures = last?.second !== undefined
  return {
    line: pressures
      ? ''
      : points.map((p, n) => `${n === 0 ? 'M' : 'L'}${place(p)} ${y(p.value)}`).join(''),
    points: pressures ? [] : points.slice(0, -1).map((p) => `M${place(p)} ${y(p.value)}h0`),
    bars: pressures
      ? points.slice(0, -1).map((p) => bar(place(p), y(p.value), y(p.second ?? p.value)))
      : [],
    now: last === undefined ? '' : bar(place(last), y(last.value), y(last.second ?? last.value)),
    ...(span && { band: bandOf(span, y) }),
    edges: edges.map((edge) => `M0 ${y(edge)}H${width}`),
  }
}

function bar(x: number, top: number, bottom: number): string {
  return `M${x} ${top}V${bottom}`
}

function bandOf(span: Span, y: (value: number) => number) {
  const top = span.high === undefined ? 0 : y(span.high)
  const bottom = span.low === undefined ? height : y(span.low)
  return { top, height: Math.max(0, bottom - top) }
}

/** Half by time, half by order: a burst of readings stays legible beside a long gap. */
function evenly(byTime: number, index: number, count: number): number {
  const byOrder = side + (index / (count - 1)) * (width - side - side)
  return round((byTime + byOrder) / 2)
}

function roomFor(values: readonly number[]): readonly [number, number] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const room = (high - low || Math.abs(high) || 1) * 0.12
  return [low - room, high + room]
}

const round = (value: number): number => Math.round(value * 10) / 10
