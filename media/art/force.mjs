import { dots, lerp, num, nums } from './pen.mjs'

/** A push on the wall: an arrow from the blood outwards whose tip ends `reach` from the middle. */
export function forceArrow(cx, cy, angle, reach, push, unit) {
  const length = unit * lerp(0.1, 0.3, push)
  const half = unit * lerp(0.022, 0.04, push)
  const head = unit * lerp(0.07, 0.12, push)
  const [x, y] = [cx + reach * Math.cos(angle), cy + reach * Math.sin(angle)]
  return arrow(x, y, angle, length, half, head)
}

/** White with a dark edge, so that it reads on blood, wall and paper, and in grey. */
export function arrow(x, y, angle, length, half, head) {
  const d =
    `M0 0L${nums(-head, -head * 0.72)}L${nums(-head * 0.86, -half)}L${nums(-length, -half * 0.55)}` +
    `Q${nums(-length - half, 0, -length, half * 0.55)}L${nums(-head * 0.86, half)}L${nums(-head, head * 0.72)}z`
  return `<path d="${d}" transform="translate(${nums(x, y)})rotate(${num((angle * 180) / Math.PI)})" fill="#fff8ea" stroke="#22333f" stroke-width="1.6" stroke-linejoin="round"/>`
}

export const dropletsIn = (list, opacity) =>
  dots(list, '#b77d1f', `opacity="${num(opacity, 2)}"`) +
  dots(
    list.map(({ x, y, r }) => ({ x, y, r: r * 0.72 })),
    '#f6cf62',
    `opacity="${num(opacity, 2)}"`,
  )
