import { chance, clamp, layer, lerp, line, num, nums, TAU } from './pen.mjs'
import { bloodAlong, roomAlong } from './bloodAlong.mjs'
import { arrow, dropletsIn } from './force.mjs'
import { tube, wallAlong, windowEdges } from './wallAlong.mjs'

const HURT_AT = [0.2, 0.46, 0.71, 0.9]

/**
 * Heights of the room by x; `wave` (0–1, or null for rest) is where a pulse stands in the tube.
 * A stiff wall gives less to the pulse.
 */
export function pressureTube(box, { stretch = 0, thick = 0, hurt = 0, push = 0.3, wave = null }) {
  const t = tube(box)
  const inner = t.h * (0.17 - 0.03 * stretch * (1 - thick) + 0.095 * thick)
  const give = t.h * lerp(0.022, 0.04, push) * (1 - 0.75 * thick)
  const swell = (x) => {
    if (wave === null) return 0
    const u = (x - lerp(t.xa - t.w * 0.25, t.xb + t.w * 0.25, wave)) / (t.w * 0.13)
    return give * Math.exp(-u * u)
  }
  const rough = (x, side) => {
    const u = (x - t.xa) / (t.xb - t.xa)
    const patch = HURT_AT.reduce(
      (sum, at, i) => sum + (i % 2 === side ? 0.05 * Math.exp(-(((u - at) / 0.045) ** 2)) : 0),
      0,
    )
    return (
      hurt * t.h * (patch * 0.8 + 0.004 * Math.sin(u * 63 + side * 2) + 0.003 * Math.sin(u * 117))
    )
  }
  return {
    t,
    inner,
    top: (x) => t.y + inner - swell(x) + rough(x, 0),
    bottom: (x) => t.y + t.h - inner + swell(x) - rough(x, 1),
  }
}

/** Pale stiff fibres along the muscle coat. */
function fibres(t, inner, stiff, seed) {
  if (stiff < 0.03) return ''
  const next = chance(seed + 21)
  let d = ''
  for (let i = 0; i < 44; i++) {
    const x = lerp(t.xa, t.xb - t.w * 0.08, next())
    const depth = lerp(t.h * 0.07, inner - t.h * 0.03, next())
    const length = t.w * (0.04 + next() * 0.07)
    const bend = (next() - 0.5) * t.h * 0.03
    for (const y of [t.y + depth, t.y + t.h - depth])
      d += `M${nums(x, y)}q${nums(length / 2, bend, length, 0)}`
  }
  return line(d, '#fbeed9', t.h * 0.011, `opacity="${num(stiff * 0.62, 2)}"`)
}

function roughSpots(shape, hurt, seed, part) {
  const { t, top, bottom } = shape
  const next = chance(seed + 17)
  const drops = []
  let worn = ''
  HURT_AT.forEach((at, i) => {
    const side = i % 2
    const x0 = lerp(t.xa, t.xb, at)
    const edge = side ? bottom : top
    for (let k = 0; k < 7; k++) {
      const x = x0 + (next() - 0.5) * t.w * 0.07
      const deep = t.h * (0.016 + next() * 0.036)
      drops.push({ x, y: edge(x) + (side ? deep : -deep), r: t.h * (0.011 + next() * 0.008) })
    }
    const steps = [-2, -1, 0, 1, 2].map((k) => {
      const x = x0 + k * t.w * 0.016
      return nums(x, edge(x))
    })
    worn += `M${steps.join('L')}`
  })
  const drawn =
    part === 'drops'
      ? dropletsIn(drops, hurt)
      : line(worn, '#c0392f', t.h * 0.02, `opacity="${num(hurt * 0.9, 2)}"`) +
        line(worn, '#ffd9a8', t.h * 0.007, `opacity="${num(hurt, 2)}" stroke-dasharray="2 3"`)
  return layer('rough-spots', drawn)
}

/** Pushes on the upper and lower wall; a passing pulse makes its arrows grow. */
function pushes(shape, push, wave) {
  const { t, top, bottom } = shape
  return Array.from({ length: 6 }, (_, i) => {
    const x = lerp(t.xa + t.w * 0.06, t.xb - t.w * 0.12, i / 5)
    const u =
      wave === null ? 0 : (x - lerp(t.xa - t.w * 0.25, t.xb + t.w * 0.25, wave)) / (t.w * 0.14)
    const size = clamp(push + (wave === null ? 0 : 0.3 * Math.exp(-u * u)))
    const length = Math.min(t.h * lerp(0.1, 0.27, size), (bottom(x) - top(x)) * 0.4)
    const half = t.h * lerp(0.018, 0.034, size)
    const head = t.h * lerp(0.06, 0.1, size)
    const gap = t.h * 0.02
    return (
      arrow(x, top(x) + gap, -TAU / 4, length, half, head) +
      arrow(x, bottom(x) - gap, TAU / 4, length, half, head)
    )
  }).join('')
}

/** The whole length; see pressureAcross for the words. */
export function pressureAlong(p, id, shape) {
  const { push, stiff = 0, hurt = 0, wave = null, flow = 0, seed = 3, dens = 0.62, ...rest } = shape
  const box = { x: rest.x, y: rest.y, w: rest.w, h: rest.h }
  const room = pressureTube(box, shape)
  const { t, inner } = room
  const { above, below, outline } = roomAlong(t, room.top, room.bottom)
  return [
    wallAlong(p, id, t, { seed, inner, fibres: fibres(t, inner, stiff, seed) }),
    hurt > 0.05 ? roughSpots(room, hurt, seed, 'drops') : [],
    layer(
      'blood',
      bloodAlong(p, id, t, { ...room, outline, flow, seed, cells: Math.round(58 * dens) }),
    ),
    windowEdges(id, t, [above, below]),
    hurt > 0.05 ? roughSpots(room, hurt, seed, 'worn') : [],
    layer('push', pushes(room, push, wave)),
  ].flat()
}
