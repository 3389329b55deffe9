import { chance, closed, ease, fill, layer, lerp, line, num, nums, TAU } from './pen.mjs'
import { paint, platelets, redCell, redCells } from './blood.mjs'

/** Where the cap cracks: x, and the heights of the room there. */
export function crackAlong(room) {
  const x = room.middle + room.spread * 0.1
  return { x, above: room.top(x), below: room.bottom(x) }
}

/** The clot that grows from the crack; `grown` 0–1. */
export function clot(p, id, room, grown, seed) {
  const { t } = room
  const { x, above, below } = crackAlong(room)
  const r = t.h * 0.085 + (below - above) * 0.62 * grown
  const y = lerp(below, (above + below) / 2, grown)
  const blob = closed(
    Array.from({ length: 28 }, (_, i) => {
      const a = (i / 28) * TAU
      const q = (1 + 0.12 * Math.sin(a * 4 + 1) + 0.07 * Math.sin(a * 7 + 2)) * (grown * 0.7 + 0.3)
      return [x + Math.cos(a) * r * (1.05 + 0.75 * grown) * q, y + Math.sin(a) * r * q]
    }),
  )
  const next = chance(seed + 8)
  const cells = Array.from({ length: 14 }, () =>
    redCell(p, {
      x: x + (next() - 0.5) * r * 3.2,
      y: y + (next() - 0.5) * r * 1.8,
      turn: next() * 180,
      sx: t.h * 0.005,
      sy: t.h * 0.0036,
      opacity: 0.42,
    }),
  )
  let threads = ''
  for (let i = 0; i < 26; i++)
    threads += `M${nums(x + (next() - 0.5) * r * 3.6, y + (next() - 0.5) * r * 2)}q${nums((next() - 0.5) * r * 1.4, (next() - 0.5) * r, (next() - 0.5) * r * 2.6, (next() - 0.5) * r * 1.6)}`
  const stars = Array.from({ length: 18 }, () => ({
    x: x + (next() - 0.5) * r * 2.8,
    y: y + (next() - 0.5) * r * 1.5,
    turn: next() * TAU,
    scale: t.h * 0.0036,
  }))
  return layer(
    'clot',
    `<clipPath id="${id}-clot-clip"><path d="${blob}"/></clipPath><g clip-path="url(#${id}-room)">` +
      fill(blob, paint(p, 'clot'), `stroke="#2c060c" stroke-width="${num(t.h * 0.008)}"`) +
      `<g clip-path="url(#${id}-clot-clip)">${redCells(cells)}${line(threads, '#eccdb2', t.h * 0.005, 'opacity=".5"')}${platelets(stars)}</g></g>`,
  )
}

/** The crack in the cap. */
export function crack(room, s) {
  const { x, below } = crackAlong(room)
  const h = room.t.h
  const c = ease((s - 2) / 0.4)
  const w = h * 0.055 * c
  const d = `M${nums(x - w, below - h * 0.012)}L${nums(x - w * 0.3, below + h * 0.04 * c)}L${nums(x - w * 0.45, below + h * 0.06 * c)}L${nums(x + w * 0.1, below + h * 0.12 * c)}L${nums(x + w * 0.35, below + h * 0.05 * c)}L${nums(x + w, below - h * 0.012)}z`
  const edge = `stroke="#fff1d0" stroke-width="${num(h * 0.008)}" stroke-linejoin="round"`
  return layer('crack', fill(d, '#5a1019', edge))
}
