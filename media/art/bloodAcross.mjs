import { chance, fill, layer, line, spindle, TAU } from './pen.mjs'
import { paint, redCell, redCells } from './blood.mjs'

/** Red cells spread evenly through a round room; `drift` moves them as blood moves. */
export function bloodAcross(p, id, { cx, cy, r, unit, share, seed, drift = 0, edge }) {
  const next = chance(seed + 9)
  const all = []
  for (let i = 0; i < 58; i++) {
    let best = [0, 0]
    let far = -1
    for (let k = 0; k < 24; k++) {
      const a = next() * TAU
      const q = Math.sqrt(next())
      const at = [q * Math.cos(a), q * Math.sin(a)]
      const d = all.length
        ? Math.min(...all.map((c) => (c.x - at[0]) ** 2 + (c.y - at[1]) ** 2))
        : 9
      if (d > far) [far, best] = [d, at]
    }
    all.push({ x: best[0], y: best[1], turn: next() * 180, kind: next(), life: next() })
  }
  const want = 56 * share + 3
  const reach = r - unit * 0.065
  const cells = all.slice(0, Math.ceil(want)).map((c, i) => {
    const j = drift * (0.5 + c.life) * 0.6
    const size = unit * (0.0068 + 0.0016 * c.kind)
    return redCell(p, {
      x: cx + c.x * reach + 2.2 * Math.sin(j + c.life * 6),
      y: cy + c.y * reach + 2.2 * Math.cos(j * 1.3 + c.turn),
      turn: c.turn + j * 12,
      sx: size,
      sy: size * (0.72 + 0.28 * c.life),
      opacity: (0.78 + 0.22 * c.life) * Math.min(1, want - i),
      edge: c.kind < 0.3,
    })
  })
  return layer(
    'blood',
    `<clipPath id="${id}-room"><path d="${edge}"/></clipPath>` +
      fill(edge, paint(p, 'lumen')) +
      `<g clip-path="url(#${id}-room)">${redCells(cells)}${line(edge, '#4a0710', unit * 0.07, 'opacity=".28"')}</g>`,
  )
}

/** The innermost skin: one flat cell after another around the room. */
export function innerSkin({ cx, cy, R, r, edge, at = () => 1, skip = () => false }) {
  const count = Math.round((r / R) * 56)
  let cells = ''
  for (let i = 0; i < count; i++) {
    const a = (i / count) * TAU
    if (skip(a)) continue
    const q = (r + R * 0.004) * at(a)
    const w = (R * 0.013) / q
    cells += spindle(
      cx + q * Math.cos(a - w),
      cy + q * Math.sin(a - w),
      cx + q * Math.cos(a + w),
      cy + q * Math.sin(a + w),
      R * 0.006,
    )
  }
  const skin = line(edge, '#f7b8a4', R * 0.022) + line(edge, '#c65a50', R * 0.005)
  return layer('inner-skin', skin + fill(cells, '#a33f47'))
}
