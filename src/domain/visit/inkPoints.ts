import type { InkPoint } from './annotation'

/**
 * A finished line with fewer points and the same look: points that lie within `tolerance` (picture
 * units) of the line between their neighbours go, as long as pressure does not change there.
 * First and last stay. Coordinates are kept to a tenth of a unit, pressure to a hundredth.
 */
export function tidyPoints(points: readonly InkPoint[], tolerance: number): readonly InkPoint[] {
  const rounded = points.map(round)
  const kept = new Set<number>([0, rounded.length - 1])
  const open: [number, number][] = [[0, rounded.length - 1]]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part
    const worst = farthest(rounded, from, to)
    if (worst === undefined || worst.away <= tolerance) continue
    kept.add(worst.at)
    open.push([from, worst.at], [worst.at, to])
  }
  return rounded.filter((_, index) => kept.has(index))
}

/**
 * The two or three points of an arrow from the path of a hand: tail, a bend where the hand clearly
 * meant one, and the tip. A shaky hand still makes a straight arrow. Empty if it hardly moved.
 */
export function arrowPoints(path: readonly InkPoint[], unit: number): readonly InkPoint[] {
  const tail = path[0]
  const tip = path.at(-1)
  if (tail === undefined || tip === undefined) return []
  const length = Math.hypot(tip.x - tail.x, tip.y - tail.y)
  if (length < 12 * unit) return []
  const worst = farthest(path, 0, path.length - 1)
  const bend = worst === undefined ? undefined : path[worst.at]
  if (worst === undefined || bend === undefined || worst.away < Math.max(length / 8, 6 * unit))
    return [round(tail), round(tip)]
  return [round(tail), round(bend), round(tip)]
}

function farthest(points: readonly InkPoint[], from: number, to: number) {
  const a = points[from]
  const b = points[to]
  if (a === undefined || b === undefined) return undefined
  let worst: { at: number; away: number } | undefined
  for (let at = from + 1; at < to; at += 1) {
    const point = points[at]
    if (point === undefined) continue
    const away = distanceToLine(point, a, b) + pressureBend(point, a, b)
    if (worst === undefined || away > worst.away) worst = { at, away }
  }
  return worst
}

/** Distance from a point to the stretch between two others, in their unit. */
export function distanceToLine(
  point: { readonly x: number; readonly y: number },
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
}

/** A change of pressure changes the width of the line: worth a point as much as a bend is. */
function pressureBend(point: InkPoint, a: InkPoint, b: InkPoint): number {
  const span = b.t - a.t
  const expected = span === 0 ? a.p : a.p + ((b.p - a.p) * (point.t - a.t)) / span
  return Math.abs(point.p - expected) * 3
}

function round({ x, y, p, t }: InkPoint): InkPoint {
  return {
    x: Math.round(x * 10) / 10,
    y: Math.round(y * 10) / 10,
    p: Math.round(Math.min(1, Math.max(0, p)) * 100) / 100,
    t: Math.max(0, Math.round(t)),
  }
}
