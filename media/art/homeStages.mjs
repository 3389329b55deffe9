import { fill, layer, line, nums, stack } from './pen.mjs'
import {
  chair,
  check,
  clock,
  counted,
  floor,
  monitor,
  moon,
  notebook,
  plant,
  sun,
  table,
  window,
} from './homeProps.mjs'
import { LOOKS } from './looks.mjs'
import { cuff, cuffTube, JOINTS, limb, nearArm, sitter } from './person.mjs'

const VIEW = [0, 0, 900, 470]
const MONITOR = [604, 224]
const same = (x, y) => [x, y]

/** Where a point of the sitting person lands after the stage's own scale and shift. */
const placed =
  ({ scale, dx, dy }) =>
  (x, y) => [x * scale + dx, y * scale + dy]
const moved = ({ scale, dx, dy }, body) =>
  `<g transform="translate(${nums(dx, dy)})scale(${scale})">${body}</g>`

const CLOSE = { scale: 1.72, dx: -300, dy: -78 }
const HALF = { scale: 1.2, dx: -190, dy: -62 }

const heartMark = ([x, y], r) =>
  `<g transform="translate(${nums(x, y)})scale(${r / 24})"><path d="M0 24L-22 2a14 14 0 0 1 22-18a14 14 0 0 1 22 18z" fill="#c8323a" stroke="#fff" stroke-width="5" stroke-linejoin="round"/></g>`

/** Sit with the back supported and rest for five minutes. */
function sitQuietly() {
  const look = LOOKS.rose
  return {
    layers: [
      layer('room', window(118, 66) + floor() + plant(664, 262)),
      layer('chair', chair()),
      layer('person', sitter(look)),
      layer('arm', nearArm(look, 'lap')),
      layer('table', table(436, 720)),
      layer('monitor', monitor(570, 224, { lit: false })),
      layer('clock', clock(590, 100, 62, 5)),
      layer('marks', check(262, 208)),
    ],
    hotspots: [
      ['five-minutes', same(608, 66), [775, 66]],
      ['back-supported', same(284, 232), [130, 300]],
      ['quiet', same(356, 132), [440, 50]],
    ],
  }
}

/** The cuff on bare skin, as high as the heart. */
function cuffOn() {
  const look = LOOKS.arun
  const at = placed(CLOSE)
  const level = JOINTS.heart[1] - 6
  return {
    layers: [
      layer('chair', moved(CLOSE, chair())),
      layer('person', moved(CLOSE, sitter(look))),
      layer('table', moved(CLOSE, table(396, 692))),
      layer('monitor', moved(CLOSE, monitor(640, 224))),
      layer('arm', moved(CLOSE, cuffTube([598, 244]) + nearArm(look))),
      layer('cuff', moved(CLOSE, cuff())),
      layer(
        'heart-level',
        moved(
          CLOSE,
          line(`M300 ${level}H470`, '#fff', 5) +
            line(`M300 ${level}H470`, '#16293a', 2.4, 'stroke-dasharray="2 6"') +
            heartMark([JOINTS.heart[0] - 6, level], 11),
        ),
      ),
    ],
    hotspots: [
      ['bare-arm', at(454, 246), [540, 432]],
      ['cuff', at(388, 224), [470, 110]],
      ['heart-level', at(JOINTS.heart[0] - 6, level), [125, 150]],
      ['monitor', at(640, 206), [780, 150]],
    ],
  }
}

/** What not to do, small: one leg over the other. */
function crossedLegs(x, y, r) {
  const look = LOOKS.tom
  const far = `${limb([-50, -22, 40], [26, -16, 32])}${limb([26, -16, 32], [22, 52, 22])}`
  const near = `${limb([-50, -24, 42], [34, -42, 34])}${limb([34, -42, 34], [66, 12, 22])}`
  return (
    `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" stroke="#b9c7cb" stroke-width="3"/><clipPath id="hbphome3-ring"><circle cx="${x}" cy="${y}" r="${r - 2}"/></clipPath>` +
    `<g clip-path="url(#hbphome3-ring)"><g transform="translate(${x - 4} ${y + 8})">${fill(far, look.trousersShade)}<path d="M10 48h24c8 4 18 6 20 14h-44z" fill="${look.sole}"/><g>${fill(near, look.trousers)}${line('M-40-4C-16-8 10-16 30-24', look.trousersShade, 3)}<path d="M56 8l22-8c6 8 16 12 14 20l-30 12z" fill="${look.shoe}"/></g></g></g>` +
    line(`M${x - r * 0.7} ${y + r * 0.7}L${x + r * 0.7} ${y - r * 0.7}`, '#fff', 13) +
    line(`M${x - r * 0.7} ${y + r * 0.7}L${x + r * 0.7} ${y - r * 0.7}`, '#a8242f', 7)
  )
}

/** Both feet on the floor, legs not crossed, arm resting. */
function feetFlat() {
  const look = LOOKS.tom
  return {
    layers: [
      layer('room', floor()),
      layer('chair', chair()),
      layer('person', sitter(look)),
      layer('table', table(396, 720)),
      layer('monitor', monitor(...MONITOR)),
      layer('arm', cuffTube([560, 244]) + nearArm(look)),
      layer('cuff', cuff()),
      layer('not-crossed', crossedLegs(770, 150, 80)),
      layer('marks', check(262, 208) + check(522, 404) + check(486, 340)),
    ],
    hotspots: [
      ['feet-flat', same(476, 432), [670, 420]],
      ['legs-uncrossed', same(452, 350), [680, 350]],
      ['back-supported', same(284, 232), [130, 300]],
      ['arm-rests', same(470, 250), [480, 140]],
    ],
  }
}

/** Two readings one minute apart, morning and evening, written down. */
function twoReadings() {
  const look = LOOKS.mei
  const at = placed(HALF)
  return {
    layers: [
      layer('chair', moved(HALF, chair())),
      layer('person', moved(HALF, sitter(look))),
      layer('table', moved(HALF, table(396, 900))),
      layer('arm', moved(HALF, cuffTube([566, 244]) + nearArm(look))),
      layer('cuff', moved(HALF, cuff())),
      layer('first-reading', moved(HALF, monitor(610, 224))),
      layer('notebook', moved(HALF, notebook(770, 236, 0.62))),
      layer(
        'readings',
        `${monitor(520, 66, { scale: 0.88 })}${counted(520, 120, 1)}${line('M574 66h30M696 66h30', '#35505e', 4, 'stroke-dasharray="1 8"')}${clock(650, 66, 40, 1.6, '#b0741a')}${monitor(780, 66, { scale: 0.88 })}${counted(780, 120, 2)}`,
      ),
      layer('times-of-day', `${sun(72, 84, 20)}${moon(72, 176, 25)}`),
    ],
    hotspots: [
      ['monitor', at(610, 206), [560, 350]],
      ['one-minute', same(650, 66), [720, 150]],
      ['write-down', at(770, 236), [775, 350]],
      ['morning-evening', same(72, 130), [105, 245]],
    ],
  }
}

const STAGES = [
  ['sit-quietly', sitQuietly],
  ['cuff', cuffOn],
  ['feet', feetFlat],
  ['two-readings', twoReadings],
]

export const homeImages = [
  {
    id: 'home',
    viewBox: VIEW,
    stages: STAGES.map(([id, draw], i) => {
      const prefix = `hbphome${i + 1}`
      const { layers, hotspots } = draw()
      return {
        id,
        src: `art/home-${i + 1}-${id}.svg`,
        prefix,
        drawn: stack(prefix, layers),
        hotspots,
      }
    }),
  },
]
