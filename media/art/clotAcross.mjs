import { chance, closed, ease, fill, layer, lerp, line, num, nums, ring, TAU } from './pen.mjs'
import { paint, platelets, redCell, redCells } from './blood.mjs'
import { CRACK_AT, edgeAlong, roomAcross } from './roomAcross.mjs'

/** The clot that grows from the crack. */
export function clot(p, id, { cx, cy, R, s, seed }) {
  const grown = ease((s - 2) / 0.95)
  const room = roomAcross(R, s)
  const q = edgeAlong(R, s, CRACK_AT)
  const share = 0.22 + 0.7 * grown
  const x = lerp(cx + q * Math.cos(CRACK_AT), cx + room.ox, share)
  const y = lerp(cy + q * Math.sin(CRACK_AT), cy + room.oy, share)
  const r = room.r * (0.22 + 0.8 * grown)
  const blob = closed(ring(x, y, r, r * 0.13, 4, seed + 31, 32))
  const next = chance(seed + 41)
  const cells = Array.from({ length: 16 }, () =>
    redCell(p, {
      x: x + (next() - 0.5) * r * 1.9,
      y: y + (next() - 0.5) * r * 1.9,
      turn: next() * 180,
      sx: R * 0.0062,
      sy: R * (0.004 + next() * 0.002),
      opacity: 0.42,
    }),
  )
  let threads = ''
  for (let i = 0; i < 34; i++) {
    const a = next() * TAU
    const b = a + 1.6 + next() * 2
    const bend = [(next() - 0.5) * r * 1.2, (next() - 0.5) * r * 1.2]
    threads += `M${nums(x + r * Math.cos(a), y + r * Math.sin(a))}Q${nums(x + bend[0], y + bend[1], x + r * Math.cos(b), y + r * Math.sin(b))}`
  }
  const stars = Array.from({ length: 20 }, () => {
    const far = Math.sqrt(next()) * r * 0.9
    const a = next() * TAU
    return {
      x: x + far * Math.cos(a),
      y: y + far * Math.sin(a),
      turn: next() * Math.PI,
      scale: R * 0.0042,
    }
  })
  return layer(
    'clot',
    `<clipPath id="${id}-clot-clip"><path d="${blob}"/></clipPath><g clip-path="url(#${id}-room)">` +
      fill(blob, paint(p, 'clot'), `stroke="#2c060c" stroke-width="${num(R * 0.01)}"`) +
      `<g clip-path="url(#${id}-clot-clip)">${redCells(cells)}${line(threads, '#eccdb2', R * 0.006, 'opacity=".5"')}${platelets(stars)}</g></g>`,
  )
}

/** The crack in the cap. */
export function crack({ cx, cy, R, s }) {
  const open = ease((s - 2) / 0.4)
  const q = edgeAlong(R, s, CRACK_AT)
  const w = R * 0.075 * open
  const d = R * 0.19 * open
  const notch = `M${nums(-w, R * 0.02)}L${nums(-w * 0.35, -d * 0.35)}L${nums(-w * 0.5, -d * 0.6)}L${nums(w * 0.05, -d)}L${nums(w * 0.35, -d * 0.5)}L${nums(w * 0.2, -d * 0.3)}L${nums(w, R * 0.02)}z`
  const at = nums(cx + q * Math.cos(CRACK_AT), cy + q * Math.sin(CRACK_AT))
  return layer(
    'crack',
    `<g transform="translate(${at})rotate(${num((CRACK_AT * 360) / TAU + 90)})">${fill(notch, '#5a1019', `stroke="#fff1d0" stroke-width="${num(R * 0.008)}" stroke-linejoin="round"`)}</g>`,
  )
}
