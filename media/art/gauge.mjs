import { layer, line, num, nums } from './pen.mjs'

const SWEEP = { from: Math.PI * 0.8, to: Math.PI * 2.2 }
const at = (cx, cy, r, part) => {
  const a = SWEEP.from + (SWEEP.to - SWEEP.from) * part
  return [cx + r * Math.cos(a), cy + r * Math.sin(a)]
}
const arc = (cx, cy, r, from, to) => {
  const long = (SWEEP.to - SWEEP.from) * (to - from) > Math.PI ? 1 : 0
  return `M${nums(...at(cx, cy, r, from))}A${nums(r, r)} 0 ${long} 1 ${nums(...at(cx, cy, r, to))}`
}

/** A dial on a stem: how hard the blood pushes, 0–1. Not a test result, so it has no numbers. */
export function gauge({ cx, cy, r, foot, value }) {
  const [nx, ny] = at(cx, cy, r * 0.62, value)
  const ticks = Array.from({ length: 9 }, (_, i) => {
    const [x1, y1] = at(cx, cy, r * 0.6, i / 8)
    const [x2, y2] = at(cx, cy, r * 0.68, i / 8)
    return `M${nums(x1, y1)}L${nums(x2, y2)}`
  }).join('')
  const zone = (from, to, colour) =>
    line(arc(cx, cy, r * 0.79, from, to), colour, r * 0.15, '').replace(
      / stroke-linecap="round"/,
      '',
    )
  return layer(
    'gauge',
    `<path d="M${nums(cx - 7, cy + r - 4)}V${num(foot)}h14V${num(cy + r - 4)}z" fill="#c3ccd2" stroke="#5d6b78" stroke-width="1.6"/>` +
      `<path d="M${nums(cx - 16, foot - 9)}h32v10h-32z" fill="#aab8c4" stroke="#5d6b78" stroke-width="1.6" stroke-linejoin="round"/>` +
      `<circle cx="${num(cx)}" cy="${num(cy)}" r="${num(r)}" fill="#fff" stroke="#5d6b78" stroke-width="4"/>` +
      zone(0, 0.45, '#3f8f6b') +
      zone(0.47, 0.7, '#d39a2d') +
      zone(0.72, 1, '#b23a3a') +
      line(ticks, '#5d6b78', 1.4) +
      line(`M${nums(cx, cy)}L${nums(nx, ny)}`, '#16293a', r * 0.075) +
      `<circle cx="${num(cx)}" cy="${num(cy)}" r="${num(r * 0.11)}" fill="#16293a"/>`,
  )
}
