import { chance, clamp, lerp, line, num, nums, open } from './pen.mjs'
import { paint, redCell, redCells } from './blood.mjs'

/** The outline of the room for blood in a tube's window; `top` and `bottom` are heights by x. */
export function roomAlong(t, top, bottom) {
  const n = 40
  const xs = Array.from({ length: n + 1 }, (_, i) => lerp(t.xa, t.xb, i / n))
  const above = open(xs.map((x) => [x, top(x)]))
  const below = open(xs.map((x) => [x, bottom(x)]))
  const back = open([...xs].reverse().map((x) => [x, bottom(x)])).replace('M', 'L')
  const bow = (x, sweep, y) =>
    `A${nums(t.end * 0.9, (bottom(x) - top(x)) / 2)} 0 0 ${sweep} ${nums(x, y)}`
  return {
    above,
    below,
    outline: `${above}${bow(t.xb, 0, bottom(t.xb))}${back}${bow(t.xa, 1, top(t.xa))}z`,
  }
}

/**
 * Blood in the tube: cells keep their lane and speed up where the room is small. `flow` is how far
 * they have gone (1 = the whole length); `fade(x)` dims those that a clot cuts off.
 */
export function bloodAlong(p, id, t, shape) {
  const { top, bottom, outline, flow = 0, seed = 3, cells = 40, fade = () => 1, over = '' } = shape
  const left = t.xa - t.end * 0.9
  const right = t.xb - t.end * 0.1
  const steps = 120
  const xs = []
  const volume = [0]
  for (let i = 0; i <= steps; i++) {
    const x = lerp(left, right, i / steps)
    xs.push(x)
    if (i) volume.push(volume[i - 1] + bottom(x) - top(x))
  }
  const place = (q) => {
    const v = (((q % 1) + 1) % 1) * volume[steps]
    let i = 1
    while (volume[i] < v) i++
    return lerp(xs[i - 1], xs[i], (v - volume[i - 1]) / (volume[i] - volume[i - 1]))
  }
  const next = chance(seed + 4)
  const drawn = []
  for (let i = 0; i < cells; i++) {
    const start = (i + next() * 0.6) / cells
    const lane = ((i * 0.618) % 1) * 0.84 + 0.08
    const kind = next()
    const turn = next() * 360
    const size = t.h * (0.0052 + 0.0012 * next())
    const x = place(start + flow)
    const y = lerp(top(x) + t.h * 0.03, bottom(x) - t.h * 0.03, lane)
    const ends = Math.min(clamp((x - left) / (t.w * 0.02)), clamp((right - x) / (t.w * 0.02)))
    drawn.push(
      redCell(p, {
        x,
        y,
        turn: turn + flow * 700 * (kind - 0.5),
        sx: size,
        sy: size * (0.7 + 0.3 * kind),
        opacity: fade(x) * ends * (0.8 + 0.2 * kind),
        edge: kind < 0.35,
      }),
    )
  }
  let streams = ''
  for (let i = 0; i < 7; i++)
    streams += `M${nums(t.x - t.end, lerp(t.top, t.bottom, (i + 0.5) / 7))}h${num(t.w + t.end)}`
  return (
    `<clipPath id="${id}-room"><path d="${outline}"/></clipPath><g clip-path="url(#${id}-window)"><g clip-path="url(#${id}-room)">` +
    `<rect x="${num(t.x - t.end)}" y="${num(t.y)}" width="${num(t.w + t.end)}" height="${num(t.h)}" fill="${paint(p, 'back')}"/>` +
    line(streams, '#ff8f86', t.h * 0.006, 'opacity=".07"') +
    redCells(drawn) +
    over +
    line(outline, '#4a0710', t.h * 0.05, 'opacity=".25"') +
    '</g></g>'
  )
}
