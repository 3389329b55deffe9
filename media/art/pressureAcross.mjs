import { chance, clamp, closed, layer, line, num, nums, TAU } from './pen.mjs'
import { COAT, gloss, wallAcross } from './wallAcross.mjs'
import { bloodAcross, innerSkin } from './bloodAcross.mjs'
import { dropletsIn, forceArrow } from './force.mjs'

/**
 * A body artery cut across under pressure. All from 0 to 1: `push` of the blood, `stretch` of the
 * wall, `thick` and `stiff` muscle coat, `hurt` lining.
 */
export function pressureRoom(R, { stretch = 0, thick = 0, beat = 0 }) {
  const give = 0.05 * stretch * (1 - thick) + beat * 0.012 * (1 - 0.7 * thick)
  return R * (COAT.lumen + give - 0.17 * thick)
}

const HURT_AT = [0.55, 2.35, 3.9, 5.3]

/** How far the lining bulges at an angle: rough where it is hurt. */
const roughness = (hurt) => (a) =>
  1 -
  hurt *
    (0.012 * Math.sin(a * 9 + 1) +
      0.01 * Math.sin(a * 17) +
      HURT_AT.reduce((sum, at) => sum + 0.05 * Math.exp(-(((a - at) / 0.16) ** 2)), 0))

export function pressureAcross(p, id, shape) {
  const {
    cx,
    cy,
    R,
    push,
    thick = 0,
    stretch = 0,
    stiff = 0,
    hurt = 0,
    drift = 0,
    seed = 7,
  } = shape
  const r = pressureRoom(R, shape)
  const rough = roughness(hurt)
  const edge = closed(
    Array.from({ length: 90 }, (_, i) => {
      const a = (i / 90) * TAU
      return [cx + r * rough(a) * Math.cos(a), cy + r * rough(a) * Math.sin(a)]
    }),
  )
  const resting = pressureRoom(R, { stretch, thick })
  const inside = resting + R * (COAT.muscleIn - COAT.lumen) * (1 + 0.9 * hurt)
  const share = (r / (COAT.lumen * R)) ** 2
  const arrows = Array.from({ length: 8 }, (_, i) => {
    const a = ((i + 0.5) / 8) * TAU
    return forceArrow(cx, cy, a, r - R * 0.03, push, R)
  })
  return [
    wallAcross(p, { cx, cy, R, seed, inside, stiff, taut: clamp(stretch * 0.85 + thick * 0.3) }),
    hurt > 0.05 ? roughSpots({ cx, cy, R, r, hurt, seed }) : [],
    bloodAcross(p, id, { cx, cy, r, unit: R, share: share * 0.92, seed, drift, edge }),
    innerSkin({
      cx,
      cy,
      R,
      r,
      edge,
      at: rough,
      skip: (a) => hurt > 0.3 && HURT_AT.some((at) => Math.abs(a - at) < 0.13),
    }),
    hurt > 0.05 ? raw({ cx, cy, r, hurt, R, rough }) : [],
    layer('push', arrows.join('')),
    gloss({ cx, cy, R }),
  ].flat()
}

/** Fat drops that slip into the lining where it is hurt. */
function roughSpots({ cx, cy, R, r, hurt, seed }) {
  const next = chance(seed + 13)
  const list = HURT_AT.flatMap((at) =>
    Array.from({ length: 7 }, () => {
      const a = at + (next() - 0.5) * 0.36
      const q = r + R * (0.012 + next() * 0.035)
      return { x: cx + q * Math.cos(a), y: cy + q * Math.sin(a), r: R * (0.013 + next() * 0.011) }
    }),
  )
  return layer('rough-spots', dropletsIn(list, hurt))
}

/** The hurt patches themselves: the skin is worn, a little redder. */
function raw({ cx, cy, r, hurt, R, rough }) {
  const d = HURT_AT.map((at) => {
    const steps = [-0.13, -0.065, 0, 0.065, 0.13].map((w) => {
      const q = r * rough(at + w)
      return nums(cx + q * Math.cos(at + w), cy + q * Math.sin(at + w))
    })
    return `M${steps.join('L')}`
  }).join('')
  return layer(
    'rough-spots',
    line(d, '#c0392f', R * 0.026, `opacity="${num(hurt * 0.9, 2)}"`) +
      line(d, '#ffd9a8', R * 0.008, `opacity="${num(hurt, 2)}" stroke-dasharray="2 3"`),
  )
}
