import { mayAlter, type Annotation, type Mark } from './annotation'
import { inkBox } from './inkOutline'
import { distanceToLine } from './inkPoints'

interface Place {
  readonly x: number
  readonly y: number
}

/**
 * The marks of `by` that an eraser touches on its way from one place to the next, newest first.
 * `reach` is the eraser's radius in picture units.
 */
export function marksTouched(
  annotation: Annotation,
  from: Place,
  to: Place,
  reach: number,
  by: Pick<Mark, 'authorId' | 'role'>,
): readonly Mark[] {
  return annotation.marks
    .filter((mark) => mayAlter(mark, by) && touches(mark, from, to, reach))
    .toReversed()
}

function touches(mark: Mark, from: Place, to: Place, reach: number): boolean {
  if (!nearBox(mark, from, to, reach)) return false
  const near = reach + mark.width / 2
  if (mark.kind === 'text') return true
  const { points } = mark
  const only = points[0]
  if (points.length === 1 && only !== undefined) return distanceToLine(only, from, to) <= near
  return points.some((point, index) => {
    const next = points[index + 1]
    return next !== undefined && gap(point, next, from, to) <= near
  })
}

function nearBox(mark: Mark, from: Place, to: Place, reach: number): boolean {
  if (mark.points.length === 0) return false
  const [left, top, right, bottom] = inkBox(mark)
  return (
    Math.max(from.x, to.x) + reach >= left &&
    Math.min(from.x, to.x) - reach <= right &&
    Math.max(from.y, to.y) + reach >= top &&
    Math.min(from.y, to.y) - reach <= bottom
  )
}

/** The smallest distance between two stretches; 0 where they cross. */
function gap(a: Place, b: Place, c: Place, d: Place): number {
  const side = (p: Place, q: Place, r: Place) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  const crosses = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  if (crosses) return 0
  return Math.min(
    distanceToLine(a, c, d),
    distanceToLine(b, c, d),
    distanceToLine(c, a, b),
    distanceToLine(d, a, b),
  )
}
