import { layer, line, nums } from './pen.mjs'
import { plaqueRoom } from './plaqueAlong.mjs'
import { roomAcross } from './roomAcross.mjs'

const METAL = { dark: '#5d6b78', light: '#e9f0f5', mid: '#aab8c4' }

/** A strut: a dark edge, a grey body, a light along its upper side. */
const strut = (d, width, opacity) =>
  `<g opacity="${opacity}">${line(d, METAL.dark, width * 1.5)}${line(d, METAL.mid, width)}${line(d, METAL.light, width * 0.4)}</g>`

/** The mesh along the vessel: crowns joined into diamonds, the far side faint. */
export function stentAlong(box, s) {
  const room = plaqueRoom(box, s)
  const from = room.middle - room.spread * 0.86
  const to = room.middle + room.spread * 0.86
  const columns = 9
  const rows = 4
  const inset = box.h * 0.018
  const at = (u, v) => {
    const x = from + (to - from) * u
    const top = room.top(x) + inset
    const bottom = room.bottom(x) - inset
    return [x, (top + bottom) / 2 - (Math.cos(v * Math.PI) * (bottom - top)) / 2]
  }
  const mesh = (shift) => {
    let d = ''
    for (let c = 0; c < columns; c++)
      for (let r = 0; r < rows; r++) {
        const [u0, u1, u2] = [c / columns, (c + 0.5) / columns, (c + 1) / columns]
        const mid = (r + 0.5) / rows
        const crown = (v) =>
          `M${nums(...at(u0, mid))}Q${nums(...at(u0 + 0.25 / columns, v), ...at(u1, v))}Q${nums(...at(u2 - 0.25 / columns, v), ...at(u2, mid))}`
        d += crown(clampRow((r + shift) / rows)) + crown(clampRow((r + 1 - shift) / rows))
      }
    return d
  }
  return layer('stent', strut(mesh(0.42), box.h * 0.008, 0.4) + strut(mesh(0), box.h * 0.016, 1))
}

const clampRow = (v) => Math.max(0, Math.min(1, v))

/** The mesh cut across: a ring of struts just inside the room's edge. */
export function stentAcross({ cx, cy, R }, s) {
  const { r, ox, oy } = roomAcross(R, s)
  const q = r - R * 0.022
  const count = 14
  let ticks = ''
  for (let i = 0; i < count; i++) {
    const a = (i / count) * Math.PI * 2
    const w = 0.075
    const p1 = [cx + ox + q * Math.cos(a - w), cy + oy + q * Math.sin(a - w)]
    const p2 = [cx + ox + q * Math.cos(a + w), cy + oy + q * Math.sin(a + w)]
    ticks += `M${nums(...p1)}A${nums(q, q)} 0 0 1 ${nums(...p2)}`
  }
  return layer('stent', strut(ticks, R * 0.036, 1))
}
