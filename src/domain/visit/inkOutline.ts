import { getStroke } from 'perfect-freehand'
import type { InkPoint, Mark } from './annotation'

type Polygon = readonly (readonly [number, number])[]

/**
 * The areas that a mark covers, in picture units: one polygon for a line, two for an arrow (shaft
 * and head), none for text. A tap without movement is a dot.
 */
export function inkOutline(mark: Mark, finished = true): readonly Polygon[] {
  switch (mark.kind) {
    case 'pen':
      return [line(mark.points, mark.width, 0.55, finished)]
    case 'highlighter':
      return [line(mark.points, mark.width, 0, finished)]
    case 'arrow':
      return arrow(mark.points, mark.width)
    case 'text':
      return []
  }
}

type Box = readonly [left: number, top: number, right: number, bottom: number]

/** An eraser asks for the boxes of every mark at each of its moves. */
const boxes = new WeakMap<Mark, Box>()

/** The box around a mark, its width included, in picture units. Letters reach up from their point. */
export function inkBox(mark: Mark): Box {
  const known = boxes.get(mark)
  if (known !== undefined) return known
  const [left, top, right, bottom] = pointsBox(mark.points)
  const around = mark.kind === 'arrow' ? mark.width * 4 : mark.width
  const box: Box =
    mark.kind === 'text'
      ? [left, top - mark.width, left + textLength(mark), top + mark.width * 0.3]
      : [left - around, top - around, right + around, bottom + around]
  boxes.set(mark, box)
  return box
}

function pointsBox(points: readonly InkPoint[]): Box {
  return points.reduce<Box>(
    ([left, top, right, bottom], { x, y }) => [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x),
      Math.max(bottom, y),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  )
}

/** About as wide as the letters will be: enough to touch them with an eraser. */
function textLength(mark: Mark): number {
  return (mark.text?.length ?? 0) * mark.width * 0.58
}

function line(
  points: readonly InkPoint[],
  size: number,
  thinning: number,
  finished: boolean,
): Polygon {
  const input = points.map(({ x, y, p }) => [x, y, p])
  return getStroke(input, {
    size,
    thinning,
    smoothing: 0.5,
    streamline: 0.3,
    simulatePressure: false,
    last: finished,
  })
}

function arrow(points: readonly InkPoint[], width: number): readonly Polygon[] {
  const tail = points[0]
  const tip = points.at(-1)
  if (tail === undefined || tip === undefined || points.length < 2) return []
  const bend = points.length > 2 ? points[1] : undefined
  const path = bend === undefined ? [tail, tip] : curve(tail, bend, tip)
  const before = path.at(-2) ?? tail
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
  const barb = (turn: number): readonly { x: number; y: number }[] => [
    {
      x: tip.x - Math.cos(angle + turn) * width * 4.2,
      y: tip.y - Math.sin(angle + turn) * width * 4.2,
    },
    tip,
  ]
  const thick = (stretch: readonly { x: number; y: number }[]) =>
    getStroke(stretch as { x: number; y: number }[], {
      size: width,
      thinning: 0,
      streamline: 0,
      smoothing: 0.2,
      simulatePressure: false,
      last: true,
    })
  return [thick(path), thick([...barb(0.55), ...barb(-0.55).toReversed()])]
}

/** A curve through the bend, in steps short enough to look round. */
function curve(tail: InkPoint, bend: InkPoint, tip: InkPoint): readonly { x: number; y: number }[] {
  const cx = 2 * bend.x - (tail.x + tip.x) / 2
  const cy = 2 * bend.y - (tail.y + tip.y) / 2
  return Array.from({ length: 25 }, (_, step) => {
    const t = step / 24
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t]
    return { x: a * tail.x + b * cx + c * tip.x, y: a * tail.y + b * cy + c * tip.y }
  })
}
