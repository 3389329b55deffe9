import { dots, num, nums } from './pen.mjs'

/** The colours of vessels and blood. `p` prefixes every id: drawings may share one page. */
const RADIAL = {
  outer: ['.42 .38 .62', '.62 #eab794', '.84 #f1cfae', '1 #d9a27c'],
  muscle: ['.44 .4 .6', '.5 #b8453f', '.8 #d2665a', '1 #b34a42'],
  inner: ['.5 .5 .5', '.7 #fbe0d0', '1 #f2bfa9'],
  cap: ['.5 .5 .52', '.3 #fbeccd', '1 #ecd09b'],
  core: ['.5 .5 .6', '0 #f9d873', '.6 #efbd49', '1 #d99a2e'],
  lumen: ['.46 .42 .62', '0 #8e1420', '.65 #ab1d29', '1 #6f0d18'],
  cell: ['.38 .32 .75', '0 #f4685d', '.55 #d8322f', '1 #9c1620'],
  dimple: ['.55 .6 .6', '0 #a51822', '1 #cf2d2c'],
  clot: ['.42 .4 .7', '0 #7c1b28', '.6 #56101b', '1 #3a0810'],
  foam: ['.35 .3 .8', '0 #fff6cf', '.5 #f8dc86', '1 #dfa93d'],
  shade: ['.5 .5 .5', '0 #4b3a33 .3', '1 #4b3a33 0'],
}
const LINEAR = {
  tube: ['0 #b9554a', '.16 #e38b78', '.3 #f4b39c', '.55 #d97a69', '.85 #a8443d', '1 #873330'],
  back: ['0 #6a0d17', '.3 #a81e29', '.55 #b82631', '1 #650b15'],
  capSide: ['0 #fdf1d3', '1 #e9c98d'],
  coreSide: ['0 #f8d670', '1 #d6962a'],
}

const stops = (list) =>
  list
    .map((s) => s.split(' '))
    .map(
      ([at, colour, alpha]) =>
        `<stop offset="${at}" stop-color="${colour}"${alpha === undefined ? '' : ` stop-opacity="${alpha}"`}/>`,
    )
    .join('')

/** Gradients for one drawing; only those named in its body are written. */
export function paints(p, body) {
  const used = (name) => body.includes(`url(#${p}_${name})`)
  const radial = Object.entries(RADIAL)
    .filter(([name]) => used(name))
    .map(([name, [place, ...list]]) => {
      const [cx, cy, r] = place.split(' ')
      return `<radialGradient id="${p}_${name}" cx="${cx}" cy="${cy}" r="${r}">${stops(list)}</radialGradient>`
    })
  const linear = Object.entries(LINEAR)
    .filter(([name]) => used(name))
    .map(
      ([name, list]) =>
        `<linearGradient id="${p}_${name}" x1="0" y1="0" x2="0" y2="1">${stops(list)}</linearGradient>`,
    )
  return [...radial, ...linear].join('')
}

export const paint = (p, name) => `url(#${p}_${name})`

/** One red cell, about 20 wide at scale 1. `edge` shows it from its side. */
export function redCell(p, { x, y, turn, sx, sy, opacity = 1, edge = false }) {
  const shape = edge
    ? `<path d="M-10 0C-10-4.6-6-5.2-3.4-3.6C-1.2-2.4 1.2-2.4 3.4-3.6C6-5.2 10-4.6 10 0C10 4.6 6 5.2 3.4 3.6C1.2 2.4-1.2 2.4-3.4 3.6C-6 5.2-10 4.6-10 0Z" fill="${paint(p, 'cell')}"/><path d="M-8-2.2C-6.6-3.6-4.6-3-3.2-2.2" stroke-width="1.1"/>`
    : `<ellipse rx="10" ry="9.3" fill="${paint(p, 'cell')}"/><ellipse cx=".6" cy=".7" rx="5.4" ry="4.6" fill="${paint(p, 'dimple')}"/><path d="M-7.4-3.4A8.4 7.8 0 0 1 1-7.6" stroke-width="1.5"/>`
  const faint = opacity < 0.97 ? ` opacity="${num(opacity, 2)}"` : ''
  return `<g transform="translate(${nums(x, y)})rotate(${num(turn, 0)})scale(${num(sx, 2)} ${num(sy, 2)})"${faint}>${shape}</g>`
}

/** Red cells share their highlight's stroke. */
export const redCells = (cells) =>
  `<g fill="none" stroke="#ffb3a4" stroke-linecap="round" stroke-opacity=".85"><g stroke-width="0">${cells.join('')}</g></g>`

/** Fat-filled cells, batched: bodies, then all their droplets, then all their nuclei. */
export function foamCells(p, cells, opacity = 0.92) {
  const bodies = cells.map(({ x, y, r }) => `<circle cx="${num(x)}" cy="${num(y)}" r="${num(r)}"/>`)
  const droplets = []
  const nuclei = []
  for (const { x, y, r, turn } of cells) {
    const c = Math.cos(turn)
    const s = Math.sin(turn)
    const put = (dx, dy, q) => ({
      x: x + (dx * c - dy * s) * r,
      y: y + (dx * s + dy * c) * r,
      r: q * r,
    })
    droplets.push(put(-0.3, -0.26, 0.26), put(0.32, -0.3, 0.19), put(0.12, 0.32, 0.27))
    nuclei.push(put(0.54, 0.18, 0.19))
  }
  return (
    `<g opacity="${opacity}"><g fill="${paint(p, 'foam')}" stroke="#c98f2b" stroke-width=".4" stroke-opacity=".5">${bodies.join('')}</g>` +
    `${dots(droplets, '#fffbe6', 'opacity=".75"')}${dots(nuclei, '#8a5a63', 'opacity=".75"')}</g>`
  )
}

/** Platelets: small stars, batched into one path. */
export function platelets(list) {
  const star = [
    [0, -5],
    [1.5, -1.8],
    [5, -2],
    [2.4, 0.6],
    [3.6, 4.6],
    [0, 2.4],
    [-3.6, 4.4],
    [-2.4, 0.6],
    [-5, -1.6],
    [-1.4, -1.8],
  ]
  const d = list
    .map(({ x, y, turn, scale }) => {
      const c = Math.cos(turn) * scale
      const s = Math.sin(turn) * scale
      const at = star.map(([a, b]) => nums(x + a * c - b * s, y + a * s + b * c))
      return `M${at.join('L')}z`
    })
    .join('')
  return `<path d="${d}" fill="#f3dfb6" stroke="#b98f5a" stroke-width=".4"/>`
}
