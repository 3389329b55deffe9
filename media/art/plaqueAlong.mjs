import { chance, clamp, ease, fill, layer, lerp, num, nums, open, spindle } from './pen.mjs'
import { foamCells, paint } from './blood.mjs'
import { bloodAlong, roomAlong } from './bloodAlong.mjs'
import { clot, crack } from './clotAlong.mjs'
import { tube, wallAlong, windowEdges } from './wallAlong.mjs'

/** Heights of the room by x for a heart artery cut along its length (`s` as in plaqueAcross). */
export function plaqueRoom(box, s) {
  const t = tube(box)
  const middle = box.x + box.w * 0.52
  const spread = box.w * 0.3
  const grown = s <= 1 ? lerp(0, 0.16, ease(s)) : lerp(0.16, 0.56, ease(s - 1))
  const bump = (x) => {
    const u = (x - middle) / spread
    if (Math.abs(u) >= 1) return 0
    const k = (1 - Math.abs(u) ** 2.3) ** 2.2
    return k * (1 + 0.05 * Math.sin(u * 6 + 0.6) + 0.025 * Math.sin(u * 11))
  }
  return {
    t,
    middle,
    spread,
    bump,
    bottom: (x) => t.bottom - t.room * grown * bump(x),
    top: (x) => t.top + t.room * 0.16 * grown * bump(x + spread * 0.12),
  }
}

function plaque(p, id, room, s, seed, calm) {
  const { t, middle, spread, bump, bottom, top } = room
  const h = t.h
  const steps = Array.from({ length: 61 }, (_, i) => lerp(middle - spread, middle + spread, i / 60))
  const mound = (deep, base) => {
    const foot = t.bottom - base
    const edge = steps.map((x) => [x, bottom(x) + deep]).filter(([, y]) => y < foot)
    if (edge.length < 4) return null
    const step = (2 * spread) / 60
    const ends = [[edge[0][0] - step, foot], ...edge, [edge.at(-1)[0] + step, foot]]
    return `${open(ends)}z`
  }
  const upper = steps.map((x) => [x - spread * 0.06, top(x - spread * 0.06)])
  const roof = `${open(upper)}L${nums(upper.at(-1)[0], t.top - 2)}L${nums(upper[0][0], t.top - 2)}z`
  const cap = mound(0, -h * 0.004)
  const core = mound(h * lerp(0.02, 0.045 + calm * 0.05, clamp(s - 1)), h * 0.012)
  const capBody = fill(roof, paint(p, 'capSide')) + (cap ? fill(cap, paint(p, 'capSide')) : '')
  const opacity = s < 0.45 ? `opacity="${num(clamp(s * 2.2), 2)}"` : ''
  if (!core) return layer('plaque-cap', capBody, opacity)
  const next = chance(seed + 2)
  const put = []
  const cells = []
  let crystals = ''
  for (let tries = 0; put.length < 100 && tries < 3000; tries++) {
    const x = middle + (next() - 0.5) * 2 * spread
    const y = t.bottom - next() * t.room * 0.6
    const r = h * (0.018 + next() * 0.022)
    const kind = next()
    const turn = next() * Math.PI
    if (y < t.bottom - t.room * 0.56 * bump(x) + h * 0.05) continue
    if (put.some((o) => (o.x - x) ** 2 + (o.y - y) ** 2 < (o.r + r) ** 2 * 1.05)) continue
    put.push({ x, y, r })
    if (y < bottom(x) + h * (0.035 + calm * 0.05)) continue
    const [dx, dy] = [Math.cos(turn) * r * 1.5, Math.sin(turn) * r * 1.5]
    if (kind < 0.66) cells.push({ x, y, r, turn })
    else crystals += spindle(x - dx, y - dy, x + dx, y + dy, r * 0.11)
  }
  const inside =
    `<clipPath id="${id}-core-clip"><path d="${core}"/></clipPath>` +
    fill(core, paint(p, 'coreSide'), `stroke="#c98d2c" stroke-width="${num(h * 0.006)}"`) +
    `<g clip-path="url(#${id}-core-clip)">${foamCells(p, cells)}` +
    (s > 1 ? fill(crystals, '#fffdf2', `opacity="${num(clamp(s - 1) * 0.9, 2)}"`) : '') +
    '</g>'
  return [layer('plaque-cap', capBody, opacity), layer('plaque-core', inside, opacity)]
}

/** The whole length. `flow` moves the blood; `dens` is how many cells (1 = 58). */
export function arteryAlong(p, id, { s, flow = 0, seed = 3, dens = 0.7, calm = 0, ...box }) {
  const room = plaqueRoom(box, s)
  const { t, middle, spread } = room
  const { above, below, outline } = roomAlong(t, room.top, room.bottom)
  const grown = ease((s - 2) / 0.95)
  const starved = grown
    ? `<rect x="${num(middle + spread * 0.12)}" y="${num(t.top)}" width="${num(t.xb - middle)}" height="${num(t.room)}" fill="#2b1220" opacity="${num(grown * 0.45, 2)}"/>`
    : ''
  const fade = (x) => 1 - grown * clamp((x - (middle + spread * 0.15)) / (t.w * 0.08)) * 0.88
  return [
    wallAlong(p, id, t, { seed }),
    s > 0.05 ? plaque(p, id, room, s, seed, calm) : [],
    layer(
      'blood',
      bloodAlong(p, id, t, {
        ...room,
        outline,
        flow,
        seed,
        fade,
        over: starved,
        cells: Math.round(58 * dens),
      }),
    ),
    grown ? [clot(p, id, room, grown, seed), crack(room, s)] : [],
    windowEdges(id, t, [above, below]),
  ].flat()
}
