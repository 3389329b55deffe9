import { chance, fill, layer, lerp, line, num, nums, spindle } from './pen.mjs'
import { paint } from './blood.mjs'

/** Fixed places of a tube lying in the box x, y, w, h: its window runs from `xa` to `xb`. */
export function tube({ x, y, w, h }) {
  const wall = h * 0.17
  return {
    x,
    y,
    w,
    h,
    wall,
    end: h * 0.13,
    xa: x + w * 0.075,
    xb: x + w * 0.925,
    top: y + wall,
    bottom: y + h - wall,
    room: h - 2 * wall,
    middle: y + h / 2,
  }
}

/** A window with rounded ends, cut into the tube between two heights. */
function windowPath(t, top, bottom) {
  const r = nums(t.end, (bottom - top) / 2)
  return `M${nums(t.xa, top)}A${r} 0 0 0 ${nums(t.xa, bottom)}L${nums(t.xb, bottom)}A${r} 0 0 1 ${nums(t.xb, top)}z`
}

function outside(p, t, seed, inner) {
  const { x, y, w, h, end } = t
  const body = `M${nums(x, y)}A${nums(end, h / 2)} 0 0 0 ${nums(x, y + h)}L${nums(x + w, y + h)}A${nums(end, h / 2)} 0 0 0 ${nums(x + w, y)}z`
  const next = chance(seed)
  let sheen = ''
  for (let i = 0; i < 26; i++) {
    const xx =
      next() < 0.5 ? x - end * 0.6 + next() * w * 0.09 : t.xb - end * 0.2 + next() * w * 0.07
    sheen += `M${nums(xx, y + h * (0.1 + next() * 0.8))}q${nums(h * 0.03, h * 0.06, 0, h * 0.13)}`
  }
  const rim = (rx, ry, colour) =>
    `<ellipse cx="${num(x + w)}" cy="${num(t.middle)}" rx="${num(end * rx)}" ry="${num(h * ry)}" fill="${colour}"/>`
  const hole = inner / h
  return (
    fill(body, paint(p, 'tube')) +
    line(sheen, '#fff', h * 0.008, 'opacity=".14"') +
    rim(1, 0.5, '#efc6a4') +
    rim(0.86, 0.44, '#c9584e') +
    rim(hole * 2 * 1.06, hole * 1.06, '#fbdccb') +
    rim(hole * 2 * 0.985, hole, '#7c101c')
  )
}

/** Muscle cells in rows, above and below, from the outer coat in to `inner` (px from the edge). */
function muscle(t, seed, inner) {
  const next = chance(seed + 70)
  const from = t.h * 0.055
  const rows = 4
  let cells = ''
  let nuclei = ''
  for (let k = 0; k < rows; k++)
    for (let i = 0; i < 26; i++) {
      const x = t.xa + ((i + (k % 2) * 0.5 + 0.2 * next()) / 26) * (t.xb - t.xa) * 0.97
      const d = lerp(from, inner, (k + 0.5) / rows)
      const l = t.w * 0.026
      const half = ((inner - from) / rows) * 0.24
      const dark = next() < 0.3
      for (const y of [t.y + d, t.y + t.h - d]) {
        cells += spindle(x, y, x + l, y, half)
        if (dark) nuclei += spindle(x + l * 0.32, y, x + l * 0.68, y, half * 0.5)
      }
    }
  return fill(cells, '#e68b7a', 'opacity=".75"') + fill(nuclei, '#8c2f38', 'opacity=".55"')
}

/** Nothing inside the tube may stand out over its far sleeve. */
const inWindow = (id, body) => `<g clip-path="url(#${id}-window)">${body}</g>`

/** The coats of an artery cut along its length. `inner` is the wall's thickness in px. */
export function wallAlong(p, id, t, { seed = 3, inner = t.wall, fibres = '' } = {}) {
  const { h } = t
  const coat = (d) => windowPath(t, t.y + d, t.y + h - d)
  const cut = inner - h * 0.012
  return [
    layer(
      'shadow',
      `<ellipse cx="${num(t.x + t.w / 2)}" cy="${num(t.y + h * 1.04)}" rx="${num(t.w * 0.52)}" ry="${num(h * 0.1)}" fill="${paint(p, 'shade')}"/>`,
    ),
    layer('outer-wall', outside(p, t, seed, h / 2 - inner + h * 0.012)),
    layer(
      'muscle-layer',
      `<clipPath id="${id}-window"><path d="${coat(0)}"/></clipPath>` +
        fill(coat(0), '#f0cba9') +
        inWindow(
          id,
          fill(coat(h * 0.055), '#cb5d53') + muscle(t, seed, inner - h * 0.015) + fibres,
        ),
    ),
    layer('lining', inWindow(id, fill(windowPath(t, t.y + cut, t.y + h - cut), '#fde6d8'))),
  ]
}

/** The cut edges of the window, drawn over everything. */
export function windowEdges(id, t, edges) {
  const { h } = t
  const rim = (x) => `M${nums(x, t.y)}A${nums(t.end, h / 2)} 0 0 0 ${nums(x, t.y + h)}`
  return layer(
    'edges',
    inWindow(
      id,
      edges.map((d) => line(d, '#f9c3b0', h * 0.018) + line(d, '#c65a50', h * 0.005)).join(''),
    ) +
      line(rim(t.xa), '#fff0e2', h * 0.012, 'opacity=".7"') +
      line(rim(t.xb), '#8b3531', h * 0.01, 'opacity=".5"'),
  )
}
