import { clamp, ease, lerp, TAU } from './pen.mjs'
import { COAT } from './wallAcross.mjs'

/** The plaque sits at the lower left; its cap cracks a little to the right of its middle. */
export const PLAQUE_SIDE = Math.PI * 0.62
export const CRACK_AT = PLAQUE_SIDE - 0.28

/** The room for blood: radius, offset from the middle, and its share of the healthy area. */
export function roomAcross(R, s) {
  const whole = COAT.lumen * R
  const part = s <= 1 ? lerp(1, 0.84, ease(s)) : lerp(0.84, 0.5, ease(s - 1))
  const r = whole * part
  const off = (whole - r) * 0.93
  const ox = -off * Math.cos(PLAQUE_SIDE)
  const oy = -off * Math.sin(PLAQUE_SIDE)
  return { whole, r, ox, oy, area: part * part }
}

/** How far the room's edge leaves a circle at an angle. */
export const wobble = (s, a) => {
  const k = clamp(s - 0.3) * 0.035
  return 1 + k * Math.sin(3 * a + 1.1) + k * 0.6 * Math.sin(5 * a)
}

/** The room's edge as points. */
export const roomEdge = (cx, cy, R, s) => {
  const { r, ox, oy } = roomAcross(R, s)
  return Array.from({ length: 40 }, (_, i) => {
    const a = (i / 40) * TAU
    const q = r * wobble(s, a)
    return [cx + ox + q * Math.cos(a), cy + oy + q * Math.sin(a)]
  })
}

/** From the artery's middle along `angle`: how far to the room's edge, grown by `grow`. */
export function edgeAlong(R, s, angle, grow = 0) {
  const { r, ox, oy } = roomAcross(R, s)
  const c = Math.cos(angle)
  const d = Math.sin(angle)
  const b = ox * c + oy * d
  const q = ox * ox + oy * oy - (r + grow) ** 2
  return b + Math.sqrt(Math.max(0, b * b - q))
}
