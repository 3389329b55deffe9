import {
  chance,
  closed,
  dot,
  fill,
  layer,
  lerp,
  line,
  num,
  nums,
  ring,
  spindle,
  TAU,
} from './pen.mjs'
import { paint } from './blood.mjs'

/** Where the coats of a healthy artery end, as parts of its outer radius. */
export const COAT = { muscleOut: 0.855, muscleIn: 0.678, lumen: 0.66 }

const polar = (cx, cy, q, a) => [cx + q * Math.cos(a), cy + q * Math.sin(a)]

/** The outer coat with its fibres and its own tiny vessels. */
function outerCoat(p, { cx, cy, R, seed }) {
  const next = chance(seed)
  const light = ['', '']
  for (let i = 0; i < 90; i++) {
    const a = next() * TAU
    const q = R * (0.875 + next() * 0.085)
    const l = 0.06 + next() * 0.13
    const [x1, y1] = polar(cx, cy, q, a)
    const [x2, y2] = polar(cx, cy, q, a + l)
    light[next() < 0.5 ? 0 : 1] += `M${nums(x1, y1)}a${nums(q, q)} 0 0 1 ${nums(x2 - x1, y2 - y1)}`
  }
  const vessels = [0.5, 2.1, 3.6, 5.2].map((a) => polar(cx, cy, R * 0.925, a))
  const dots = (r) => vessels.map(([x, y]) => dot(x, y, R * r)).join('')
  return (
    fill(
      closed(ring(cx, cy, R * 0.985, R * 0.035, 5, seed)),
      paint(p, 'outer'),
      `stroke="#c58a64" stroke-width="${num(R * 0.008)}"`,
    ) +
    line(light[0], '#fbe7cf', R * 0.009, 'opacity=".6"') +
    line(light[1], '#c98d68', R * 0.008, 'opacity=".6"') +
    fill(dots(0.026), '#e0847a', `stroke="#b5524b" stroke-width="${num(R * 0.008)}"`) +
    fill(dots(0.012), '#8e1420')
  )
}

/**
 * The muscle coat from `inside` (a radius) out. Thicker coats have larger cells, as in life;
 * `stiff` (0–1) lays pale fibres between them.
 */
function muscleCoat(p, { cx, cy, R, seed, inside, stiff = 0 }) {
  const next = chance(seed + 71)
  const outside = R * 0.845
  const from = inside + R * 0.022
  const cells = ['', '']
  let nuclei = ''
  const rows = 6
  for (let k = 0; k < rows; k++) {
    const q = lerp(from, outside, (k + 0.5) / rows)
    const half = ((outside - from) / rows) * 0.4
    const count = 26 + k * 3
    for (let i = 0; i < count; i++) {
      const a = ((i + (k % 2) * 0.5 + next() * 0.25) / count) * TAU
      const l = 0.15
      const d = spindle(...polar(cx, cy, q, a), ...polar(cx, cy, q, a + l), -half)
      cells[next() < 0.5 ? 0 : 1] += d
      if (next() < 0.4) {
        const w = 0.022
        nuclei += spindle(
          ...polar(cx, cy, q, a + l / 2 - w),
          ...polar(cx, cy, q, a + l / 2 + w),
          half * 0.5,
        )
      }
    }
  }
  let fibres = ''
  const chanceOfFibre = chance(seed + 72)
  for (let i = 0; i < 60; i++) {
    const a = chanceOfFibre() * TAU
    const q = lerp(from, outside, chanceOfFibre())
    const l = 0.12 + chanceOfFibre() * 0.25
    const [x1, y1] = polar(cx, cy, q, a)
    const [mx, my] = polar(cx, cy, q + R * 0.02 * (chanceOfFibre() - 0.5), a + l / 2)
    const [x2, y2] = polar(cx, cy, q, a + l)
    fibres += `M${nums(x1, y1)}q${nums(mx - x1, my - y1, x2 - x1, y2 - y1)}`
  }
  return (
    fill(
      closed(ring(cx, cy, R * 0.855, R * 0.012, 7, seed + 1)),
      paint(p, 'muscle'),
      `stroke="#f3d9bd" stroke-width="${num(R * 0.014)}"`,
    ) +
    fill(cells[0], '#e58876', 'opacity=".72"') +
    fill(cells[1], '#d9705f', 'opacity=".72"') +
    fill(nuclei, '#7c2531', 'opacity=".6"') +
    (stiff > 0.02 ? line(fibres, '#fbeed9', R * 0.012, `opacity="${num(stiff * 0.62, 2)}"`) : '')
  )
}

/** The folded elastic skin and the smooth lining inside it. `taut` (0–1) pulls the folds flat. */
function lining(p, { cx, cy, R, inside, taut = 0 }) {
  const waves = 56
  const [, y0] = polar(cx, cy, inside, 0)
  let x = +num(cx + inside)
  let y = +num(y0)
  let d = `M${nums(x, y)}`
  const height = R * 0.012 * (1 - taut)
  for (let i = 0; i < waves * 2; i++) {
    const a = ((i + 0.5) / (waves * 2)) * TAU
    const b = ((i + 1) / (waves * 2)) * TAU
    const [mx, my] = polar(cx, cy, inside * 1.0004 + (i % 2 ? -height : height), a)
    const [ex, ey] = polar(cx, cy, inside, b)
    d += `q${nums(mx - x, my - y, ex - x, ey - y)}`
    x += +num(ex - x)
    y += +num(ey - y)
  }
  return fill(`${d}z`, paint(p, 'inner'), `stroke="#fff3e2" stroke-width="${num(R * 0.013)}"`)
}

/** The coats of an artery cut across, outside to inside, each its own layer. */
export function wallAcross(p, shape) {
  const { cx, cy, R } = shape
  return [
    layer(
      'shadow',
      `<ellipse cx="${num(cx + 4)}" cy="${num(cy + R * 1.04)}" rx="${num(R * 0.95)}" ry="${num(R * 0.11)}" fill="${paint(p, 'shade')}"/>`,
    ),
    layer('outer-wall', outerCoat(p, shape)),
    layer('muscle-layer', muscleCoat(p, shape)),
    layer('lining', lining(p, shape)),
  ]
}

/** The shine on the outer coat, drawn last. */
export const gloss = ({ cx, cy, R }) =>
  layer(
    'gloss',
    line(
      `M${nums(cx - R * 0.81, cy - R * 0.45)}A${nums(R * 0.95, R * 0.95)} 0 0 1 ${nums(cx + R * 0.15, cy - R * 0.935)}`,
      '#fff',
      R * 0.028,
      'opacity=".38"',
    ),
  )
