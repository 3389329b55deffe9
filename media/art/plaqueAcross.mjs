import {
  chance,
  clamp,
  closed,
  ease,
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
import { foamCells, paint, platelets, redCell, redCells } from './blood.mjs'
import { COAT, gloss, wallAcross } from './wallAcross.mjs'

/**
 * A heart artery cut across. `s` is how far it has gone: 0 healthy, 1 early plaque, 2 narrowed,
 * 3 cracked with a clot. The plaque sits at the lower left.
 */
export const PLAQUE_SIDE = Math.PI * 0.62
export const CRACK_AT = PLAQUE_SIDE - 0.28

/** The room for blood: radius, offset from the middle, and its share of the healthy area. */
export function roomAcross(R, s) {
  const whole = COAT.lumen * R
  const part = s <= 1 ? lerp(1, 0.84, ease(s)) : lerp(0.84, 0.5, ease(s - 1))
  const r = whole * part
  const off = (whole - r) * 0.93
  const ox = -off * Math.cos(PLAQUE_SIDE)
  const oy = -off * Math.sin(PLAQUE_SIDE)
  return { whole, r, ox, oy, area: part * part }
}

const wobble = (s, a) => {
  const k = clamp(s - 0.3) * 0.035
  return 1 + k * Math.sin(3 * a + 1.1) + k * 0.6 * Math.sin(5 * a)
}

const roomEdge = (cx, cy, R, s) => {
  const { r, ox, oy } = roomAcross(R, s)
  return Array.from({ length: 40 }, (_, i) => {
    const a = (i / 40) * TAU
    const q = r * wobble(s, a)
    return [cx + ox + q * Math.cos(a), cy + oy + q * Math.sin(a)]
  })
}

/** From the artery's middle along `angle`: how far to the room's edge, grown by `grow`. */
export function edgeAlong(R, s, angle, grow = 0) {
  const { r, ox, oy } = roomAcross(R, s)
  const c = Math.cos(angle)
  const d = Math.sin(angle)
  const b = ox * c + oy * d
  const q = ox * ox + oy * oy - (r + grow) ** 2
  return b + Math.sqrt(Math.max(0, b * b - q))
}

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

function clot(p, id, { cx, cy, R, s, seed }) {
  const grown = ease((s - 2) / 0.95)
  const room = roomAcross(R, s)
  const q = edgeAlong(R, s, CRACK_AT)
  const share = 0.22 + 0.7 * grown
  const x = lerp(cx + q * Math.cos(CRACK_AT), cx + room.ox, share)
  const y = lerp(cy + q * Math.sin(CRACK_AT), cy + room.oy, share)
  const r = room.r * (0.22 + 0.8 * grown)
  const blob = closed(ring(x, y, r, r * 0.13, 4, seed + 31, 32))
  const next = chance(seed + 41)
  const cells = Array.from({ length: 16 }, () =>
    redCell(p, {
      x: x + (next() - 0.5) * r * 1.9,
      y: y + (next() - 0.5) * r * 1.9,
      turn: next() * 180,
      sx: R * 0.0062,
      sy: R * (0.004 + next() * 0.002),
      opacity: 0.42,
    }),
  )
  let threads = ''
  for (let i = 0; i < 34; i++) {
    const a = next() * TAU
    const b = a + 1.6 + next() * 2
    const bend = [(next() - 0.5) * r * 1.2, (next() - 0.5) * r * 1.2]
    threads += `M${nums(x + r * Math.cos(a), y + r * Math.sin(a))}Q${nums(x + bend[0], y + bend[1], x + r * Math.cos(b), y + r * Math.sin(b))}`
  }
  const stars = Array.from({ length: 20 }, () => {
    const far = Math.sqrt(next()) * r * 0.9
    const a = next() * TAU
    return {
      x: x + far * Math.cos(a),
      y: y + far * Math.sin(a),
      turn: next() * Math.PI,
      scale: R * 0.0042,
    }
  })
  return layer(
    'clot',
    `<clipPath id="${id}-clot-clip"><path d="${blob}"/></clipPath><g clip-path="url(#${id}-room)">` +
      fill(blob, paint(p, 'clot'), `stroke="#2c060c" stroke-width="${num(R * 0.01)}"`) +
      `<g clip-path="url(#${id}-clot-clip)">${redCells(cells)}${line(threads, '#eccdb2', R * 0.006, 'opacity=".5"')}${platelets(stars)}</g></g>`,
  )
}

function crack({ cx, cy, R, s }) {
  const open = ease((s - 2) / 0.4)
  const q = edgeAlong(R, s, CRACK_AT)
  const w = R * 0.075 * open
  const d = R * 0.19 * open
  const notch = `M${nums(-w, R * 0.02)}L${nums(-w * 0.35, -d * 0.35)}L${nums(-w * 0.5, -d * 0.6)}L${nums(w * 0.05, -d)}L${nums(w * 0.35, -d * 0.5)}L${nums(w * 0.2, -d * 0.3)}L${nums(w, R * 0.02)}z`
  const at = nums(cx + q * Math.cos(CRACK_AT), cy + q * Math.sin(CRACK_AT))
  return layer(
    'crack',
    `<g transform="translate(${at})rotate(${num((CRACK_AT * 360) / TAU + 90)})">${fill(notch, '#5a1019', `stroke="#fff1d0" stroke-width="${num(R * 0.008)}" stroke-linejoin="round"`)}</g>`,
  )
}

/** The whole section. `p` prefixes paints, `id` its layers; `calm` (0–1) thickens the cap. */
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
