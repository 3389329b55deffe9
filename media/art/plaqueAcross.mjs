import { chance, clamp, closed, fill, layer, lerp, line, num, nums, spindle, TAU } from './pen.mjs'
import { foamCells, paint } from './blood.mjs'
import { bloodAcross, innerSkin } from './bloodAcross.mjs'
import { clot, crack } from './clotAcross.mjs'
import { edgeAlong, PLAQUE_SIDE, roomAcross, roomEdge, wobble } from './roomAcross.mjs'
import { COAT, gloss, wallAcross } from './wallAcross.mjs'

function crescent(cx, cy, R, s, cap, base) {
  const { whole } = roomAcross(R, s)
  const outer = []
  const inner = []
  for (let i = 0; i <= 48; i++) {
    const a = PLAQUE_SIDE - Math.PI + (i / 48) * TAU
    const near = edgeAlong(R, s, a, cap)
    const far = whole - base
    if (far - near <= 0.6) continue
    outer.push([cx + far * Math.cos(a), cy + far * Math.sin(a)])
    inner.push([cx + near * Math.cos(a), cy + near * Math.sin(a)])
  }
  return outer.length < 5 ? null : closed([...outer, ...inner.reverse()])
}

function plaque(p, id, { cx, cy, R, s, seed, calm = 0 }) {
  const opacity = s < 0.45 ? `opacity="${num(clamp(s * 2.2), 2)}"` : ''
  const capDepth = lerp(0.03, 0.075 + calm * 0.08, clamp(s - 1))
  const whole = crescent(cx, cy, R, s, R * 0.012, R * 0.004)
  const core = crescent(cx, cy, R, s, R * capDepth, R * 0.022)
  let cap = whole ? fill(whole, paint(p, 'cap')) : ''
  const next = chance(seed + 3)
  let strands = ''
  for (let i = 0; i < 26 + calm * 40; i++) {
    const a = PLAQUE_SIDE + (next() - 0.5) * 2.4
    const deep = 0.02 + next() * (0.035 + calm * 0.07)
    const q = edgeAlong(R, s, a, R * deep)
    const q2 = edgeAlong(R, s, a + 0.09, R * deep)
    const [x, y] = [cx + q * Math.cos(a), cy + q * Math.sin(a)]
    strands += `M${nums(x, y)}l${nums(cx + q2 * Math.cos(a + 0.09) - x, cy + q2 * Math.sin(a + 0.09) - y)}`
  }
  if (s > 0.8)
    cap += line(strands, '#cfa868', R * 0.006, `opacity="${num(0.55 * clamp(s - 0.8), 2)}"`)
  const parts = [layer('plaque-cap', cap, opacity)]
  if (core) {
    const { cells, crystals, grit } = coreContents(cx, cy, R, s, seed, capDepth)
    const inside =
      `<clipPath id="${id}-core-clip"><path d="${core}"/></clipPath>` +
      fill(core, paint(p, 'core'), `stroke="#c98d2c" stroke-width="${num(R * 0.008)}"`) +
      `<g clip-path="url(#${id}-core-clip)">${foamCells(p, cells)}` +
      (s > 1 ? fill(crystals, '#fffdf2', `opacity="${num(clamp(s - 1), 2)}"`) : '') +
      (s > 1.4
        ? fill(
            grit,
            '#efece4',
            `stroke="#b8ad97" stroke-width=".6" opacity="${num(clamp((s - 1.4) * 2), 2)}"`,
          )
        : '') +
      '</g>'
    parts.push(layer('plaque-core', inside, opacity))
  }
  return parts
}

/** Placed once for the full plaque and revealed as it grows, or a film would flicker. */
function coreContents(cx, cy, R, s, seed, capDepth) {
  const next = chance(seed + 5)
  const put = []
  const cells = []
  let crystals = ''
  let grit = ''
  for (let tries = 0; put.length < 130 && tries < 4000; tries++) {
    const x = cx + (next() - 0.5) * R * 1.34
    const y = cy + (next() - 0.5) * R * 1.34
    const kind = next()
    const r = R * (0.018 + next() * 0.028)
    const turn = next() * Math.PI
    const a = Math.atan2(y - cy, x - cx)
    const q = Math.hypot(x - cx, y - cy)
    if (q > R * 0.635 || q < edgeAlong(R, 2, a, R * 0.06)) continue
    if (put.some((o) => (o.x - x) ** 2 + (o.y - y) ** 2 < (o.r + r) ** 2 * 1.05)) continue
    put.push({ x, y, r })
    if (q < edgeAlong(R, s, a, R * Math.max(0.045, capDepth * 0.8))) continue
    const [dx, dy] = [Math.cos(turn) * r, Math.sin(turn) * r]
    if (kind < 0.62) cells.push({ x, y, r, turn })
    else if (kind < 0.86)
      crystals += spindle(x - dx * 1.5, y - dy * 1.5, x + dx * 1.5, y + dy * 1.5, r * 0.11)
    else
      grit += `M${nums(x - dx * 0.6, y - dy * 0.6)}l${nums(dx * 0.6 + dy * 0.5, dy * 0.6 - dx * 0.5, dx * 0.6 - dy * 0.3, dy * 0.6 + dx * 0.5, -dx * 0.5 - dy * 0.6, -dy * 0.5 + dx * 0.6)}z`
  }
  return { cells, crystals, grit }
}

/**
 * A heart artery cut across. `s` is how far it has gone: 0 healthy, 1 early plaque, 2 narrowed,
 * 3 cracked with a clot; `calm` (0–1) thickens the cap. `p` prefixes paints, `id` clips.
 */
export function arteryAcross(p, id, shape) {
  const { cx, cy, R, s, seed = 7, drift = 0 } = shape
  const at = { ...shape, seed, inside: R * COAT.muscleIn }
  const room = roomAcross(R, s)
  const edge = closed(roomEdge(cx, cy, R, s))
  const middle = { cx: cx + room.ox, cy: cy + room.oy }
  return [
    wallAcross(p, at),
    s > 0.05 ? plaque(p, id, at) : [],
    bloodAcross(p, id, { ...middle, r: room.r, unit: R, share: room.area, seed, drift, edge }),
    s > 2.02 ? clot(p, id, at) : [],
    innerSkin({ ...middle, R, r: room.r, edge, at: (a) => wobble(s, a) }),
    s > 2.02 ? crack(at) : [],
    gloss(at),
  ].flat()
}
