/** Small drawing tools: seeded chance, easing, and short SVG path data. Lengths are user units. */

export const TAU = Math.PI * 2

/** Seeded chance (mulberry32): the same picture on every build, and no flicker in a film. */
export function chance(seed) {
  let a = seed | 0
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const clamp = (x, low = 0, high = 1) => Math.max(low, Math.min(high, x))
export const lerp = (a, b, t) => a + (b - a) * t
export const ease = (x) => clamp(x) ** 2 * (3 - 2 * clamp(x))

/** A number as short as SVG reads it. */
export function num(value, digits = 1) {
  const text = String(+value.toFixed(digits))
  return text === '-0' ? '0' : text.replace(/^(-?)0\./, '$1.')
}

/** Numbers in a row, a minus sign standing in for the space. */
export const nums = (...values) =>
  values
    .map((v) => num(v))
    .reduce((line, n) => (line === '' || n.startsWith('-') ? line + n : `${line} ${n}`), '')

/** A smooth curve through points (Catmull-Rom as `s`), relative to what was really written. */
function curve(points, at) {
  const [x0, y0] = points[0]
  let x = +num(x0)
  let y = +num(y0)
  let path = `M${nums(x, y)}`
  const steps = at(points.length) === 'closed' ? points.length : points.length - 1
  const point = (i) =>
    at(points.length) === 'closed'
      ? points[(i + points.length) % points.length]
      : points[clamp(i, 0, points.length - 1)]
  for (let i = 0; i < steps; i++) {
    const a = point(i - 1)
    const b = point(i)
    const c = point(i + 1)
    const d = point(i + 2)
    const first = i === 0 ? [b[0] + (c[0] - a[0]) / 6 - x, b[1] + (c[1] - a[1]) / 6 - y] : []
    const second = [c[0] - (d[0] - b[0]) / 6 - x, c[1] - (d[1] - b[1]) / 6 - y]
    const to = [+num(c[0] - x), +num(c[1] - y)]
    path += (i === 0 ? 'c' : 's') + nums(...first, ...second, ...to)
    x += to[0]
    y += to[1]
  }
  return path
}

export const closed = (points) => `${curve(points, () => 'closed')}z`
export const open = (points) => curve(points, () => 'open')

/** A ring that wobbles, as living things do. */
export function ring(cx, cy, radius, wobble, waves, seed, count = 48) {
  const next = chance(seed)
  const phase = [next(), next(), next()].map((x) => x * TAU)
  return Array.from({ length: count }, (_, i) => {
    const a = (i / count) * TAU
    const q =
      radius +
      wobble *
        (Math.sin(a * waves + phase[0]) * 0.5 +
          Math.sin(a * (waves * 2 + 1) + phase[1]) * 0.3 +
          Math.sin(a * (waves * 3 + 2) + phase[2]) * 0.2)
    return [cx + q * Math.cos(a), cy + q * Math.sin(a)]
  })
}

/** A circle as path data, to batch many of one colour in one element. */
export const dot = (x, y, r) =>
  `M${nums(x - r, y)}a${nums(r, r)} 0 1 0${nums(2 * r, 0).replace(/^(?!-)/, ' ')}a${nums(r, r)} 0 1 0${nums(-2 * r, 0)}z`

/** Many small dots of one colour: round line ends with no length, one path per size. */
export function dots(list, colour, more = '') {
  const sizes = new Map()
  for (const { x, y, r } of list) {
    const size = Math.max(0.5, Math.round(r * 4) / 4)
    sizes.set(size, `${sizes.get(size) ?? ''}M${nums(x, y)}h0`)
  }
  const paths = [...sizes].map(([r, d]) => `<path d="${d}" stroke-width="${num(r * 2, 2)}"/>`)
  return `<g fill="none" stroke="${colour}" stroke-linecap="round"${more && ` ${more}`}>${paths.join('')}</g>`
}

/** A spindle (a muscle cell, a crystal) from one end to the other, `half` wide at its middle. */
export function spindle(x1, y1, x2, y2, half) {
  const dx = x2 - x1
  const dy = y2 - y1
  const length = Math.hypot(dx, dy) || 1
  const ox = (-dy / length) * half * 2
  const oy = (dx / length) * half * 2
  const there = nums(dx / 2 + ox, dy / 2 + oy, dx, dy)
  const back = nums(-dx / 2 - ox, -dy / 2 - oy, -dx, -dy)
  return `M${nums(x1, y1)}q${there}q${back}z`
}

export const fill = (d, colour, more = '') =>
  d ? `<path d="${d}" fill="${colour}"${more && ` ${more}`}/>` : ''
export const line = (d, colour, width, more = '') =>
  d
    ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${num(width, 2)}" stroke-linecap="round" stroke-linejoin="round"${more && ` ${more}`}/>`
    : ''

/** A named layer: the app can hide it, a label can point at it. */
export const layer = (name, body, more = '') => ({
  name,
  body: more ? `<g ${more}>${body}</g>` : body,
})

/** Layers of one drawing as SVG groups; those of one name (two views) become one group. */
export function stack(p, layers, order = []) {
  const rest = layers.map(({ name }) => name).filter((name) => !order.includes(name))
  return [...new Set([...order, ...rest])]
    .map((name) => [name, layers.filter((l) => l.name === name)])
    .filter(([, list]) => list.length > 0)
    .map(
      ([name, list]) =>
        `<g id="${p}-${name}" data-layer="${name}">${list.map((l) => l.body).join('')}</g>`,
    )
    .join('')
}
