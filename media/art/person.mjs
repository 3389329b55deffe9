import { head } from './head.mjs'
import { fill, line, nums } from './pen.mjs'

/**
 * A person sitting side-on, facing right, drawn on a floor at y 440 with the seat at y 320. Plain and
 * warm: nobody here is in distress. `look` names skin, hair and clothes; `arm` is `table` or `lap`.
 */

/** A limb that narrows from one joint to the next; joints are [x, y, width]. */
export function limb([x1, y1, w1], [x2, y2, w2]) {
  const a = Math.atan2(y2 - y1, x2 - x1)
  const [c, s] = [Math.cos(a + Math.PI / 2), Math.sin(a + Math.PI / 2)]
  const p = (x, y, w, k) => nums(x + (c * w * k) / 2, y + (s * w * k) / 2)
  const r = (w) => nums(w / 2, w / 2)
  return `M${p(x1, y1, w1, -1)}L${p(x2, y2, w2, -1)}A${r(w2)} 0 0 1 ${p(x2, y2, w2, 1)}L${p(x1, y1, w1, 1)}A${r(w1)} 0 0 1 ${p(x1, y1, w1, -1)}z`
}

const along = ([x1, y1, w1], [x2, y2, w2], t) => [
  x1 + (x2 - x1) * t,
  y1 + (y2 - y1) * t,
  w1 + (w2 - w1) * t,
]

export const JOINTS = {
  shoulder: [324, 192, 38],
  elbow: [420, 245, 29],
  wrist: [508, 250, 20],
  heart: [326, 236],
}

function leg(dx, dy, cloth, shoe, edge) {
  const knee = [448 + dx, 303 + dy, 42]
  return (
    fill(`${limb([322 + dx, 300 + dy, 56], knee)}${limb(knee, [450 + dx, 412 + dy, 30])}`, cloth) +
    `<path d="M${nums(433 + dx, 408 + dy)}h34c2 8 22 12 32 20c6 6 4 12-4 12h-62z" fill="${shoe}"/><path d="M${nums(433 + dx, 434 + dy)}h68c0 5-2 6-6 6h-62z" fill="${edge}"/>`
  )
}

/** The arm that is measured: short sleeve, bare skin, hand open on the table. */
function tableArm({ skin, shade, cloth, clothShade, sleeve = 0.36 }) {
  const { shoulder, elbow, wrist } = JOINTS
  const hem = along(shoulder, elbow, sleeve)
  const hand =
    limb(wrist, [528, 249, 21]) +
    limb([526, 244, 8], [553, 245, 6.5]) +
    limb([526, 249, 8.5], [557, 250, 6.5]) +
    limb([526, 254, 8], [552, 255, 6])
  return (
    fill(`${limb(along(shoulder, elbow, 0.2), elbow)}${limb(elbow, wrist)}${hand}`, skin) +
    fill(limb([424, 254, 9], [506, 256, 6]), shade, 'opacity=".5"') +
    line('M536 247.500h16M536 252.500h17', shade, 1.3, 'opacity=".8"') +
    fill(limb([514, 246, 10], [532, 238, 8]), skin) +
    line('M520 248C526 247 530 244 533 241', shade, 1.3, 'opacity=".8"') +
    fill(limb([308, 206, 16], [348, 226, 16]), clothShade, 'opacity=".55"') +
    fill(limb(shoulder, [hem[0], hem[1], hem[2] + 5]), cloth) +
    line(`M${nums(hem[0] + 9, hem[1] - 17)}L${nums(hem[0] - 9, hem[1] + 20)}`, clothShade, 3)
  )
}

function lapArm({ skin, cloth }) {
  return (
    fill(`${limb([322, 192, 38], [330, 256, 31])}${limb([330, 256, 31], [384, 274, 24])}`, cloth) +
    fill(limb([386, 274, 19], [402, 277, 18]) + limb([402, 274, 10], [416, 280, 8]), skin) +
    line(
      'M346 206C350 222 350 234 348 244M322 262C332 270 344 274 356 278',
      '#000',
      2.2,
      'opacity=".18"',
    )
  )
}

/** All of the person but the near arm, which lies over the table. */
export function sitter(look) {
  const {
    cloth,
    clothShade,
    trousers,
    trousersShade,
    shoe,
    sole,
    belly = 0,
    collar = 'crew',
  } = look
  const front = 362 + belly
  const hem = `C296 ${326 + belly / 4} 322 ${322 + belly / 3} 340 310C${front - 10} 300 ${front - 2} 294 ${front + 2} 286`
  const torso = `M304 160C290 166 282 188 282 214C279 250 279 282 282 320${hem}C${front + 6} 268 ${front + 3} 252 ${front} 238C${front - 2} 208 358 180 344 166C338 156 316 154 304 160Z`
  const back = `M304 160C290 166 282 188 282 214C279 250 279 282 282 320L298 322C294 286 292 250 298 216C302 190 308 174 316 162Z`
  const neckline =
    collar === 'roll'
      ? `<path d="M302 160C302 153 306 150 309 150C316 158 330 160 340 155C345 157 347 162 345 167C332 175 312 172 302 160Z" fill="${clothShade}"/>`
      : line('M306 160C314 171 332 172 342 164', clothShade, 5.5)
  return (
    leg(22, -3, trousersShade, sole, sole) +
    leg(0, 0, trousers, shoe, sole) +
    fill(limb([352, 318, 14], [430, 318, 12]), trousersShade, 'opacity=".45"') +
    `<path d="M310 132L339 142L342 168C328 176 312 174 304 164Z" fill="${look.shade}"/>` +
    fill(torso, cloth) +
    fill(back, clothShade, 'opacity=".45"') +
    line(`M282 316${hem}`, clothShade, 4) +
    line(
      `M${front - 20} 292C${front - 12} 284 ${front - 8} 274 ${front - 7} 264`,
      clothShade,
      2.6,
    ) +
    neckline +
    `<g transform="translate(326 116)">${head(look)}</g>`
  )
}

export const nearArm = (look, arm = 'table') => (arm === 'table' ? tableArm(look) : lapArm(look))

/** The cuff's tube to the monitor, in a slack bow above the arm. */
export const cuffTube = ([x, y]) =>
  line(`M396 226C424 186 ${nums(x - 92, y - 34, x, y)}`, '#38454f', 4)

/** The cuff, snug on bare skin just above the bend of the elbow. */
export function cuff() {
  const { shoulder, elbow } = JOINTS
  const a = along(shoulder, elbow, 0.47)
  const b = along(shoulder, elbow, 0.85)
  const turn = (Math.atan2(elbow[1] - shoulder[1], elbow[0] - shoulder[0]) * 180) / Math.PI
  const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  return (
    `<g transform="translate(${nums(mx, my)})rotate(${nums(turn)})"><rect x="${nums(-length / 2)}" y="-20" width="${nums(length)}" height="40" rx="7" fill="#2f5f86"/><rect x="${nums(-length / 2)}" y="-20" width="${nums(length)}" height="11" rx="5.500" fill="#5b8bb3"/>` +
    line(
      `M${nums(-length / 2 + 4)} 11H${nums(length / 2 - 4)}`,
      '#1d4465',
      2,
      'stroke-dasharray="4 3"',
    ) +
    '<circle cx="3" cy="2" r="4" fill="#e8eef3"/></g>'
  )
}
