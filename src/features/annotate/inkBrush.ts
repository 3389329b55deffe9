import type { Mark } from '@/domain/visit/annotation'
import { inkOutline } from '@/domain/visit/inkOutline'

type Polygon = ReturnType<typeof inkOutline>[number]

/** A finished mark never changes: its path is worked out once, however often it is repainted. */
const paths = new WeakMap<Mark, readonly Path2D[]>()

/** Paints one mark. The context's transform maps picture units to pixels. */
export function brush(to: CanvasRenderingContext2D, mark: Mark, finished: boolean): void {
  to.globalAlpha = mark.kind === 'highlighter' ? 0.42 : 1
  to.fillStyle = mark.colour
  if (mark.kind === 'text') letter(to, mark)
  else for (const path of pathsOf(mark, finished)) to.fill(path)
  to.globalAlpha = 1
}

function pathsOf(mark: Mark, finished: boolean): readonly Path2D[] {
  const known = paths.get(mark)
  if (known !== undefined) return known
  const made = inkOutline(mark, finished).map(smooth)
  if (finished) paths.set(mark, made)
  return made
}

/** Through the middle of each side, with the corners as handles: no corner is seen. */
function smooth(polygon: Polygon): Path2D {
  const path = new Path2D()
  polygon.forEach(([x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y]
    const middle = [(x + nextX) / 2, (y + nextY) / 2] as const
    if (index === 0) path.moveTo(...middle)
    else path.quadraticCurveTo(x, y, ...middle)
  })
  path.closePath()
  return path
}

/** Letters with a light edge, so that they can be read over dark tissue. */
function letter(to: CanvasRenderingContext2D, mark: Mark): void {
  const at = mark.points[0]
  if (at === undefined || mark.text === undefined) return
  to.font = `600 ${mark.width}px ${getComputedStyle(document.body).fontFamily}`
  to.lineJoin = 'round'
  to.lineWidth = mark.width / 5
  to.strokeStyle = 'rgb(251 249 245 / .9)'
  to.strokeText(mark.text, at.x, at.y)
  to.fillText(mark.text, at.x, at.y)
}
