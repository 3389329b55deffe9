import { stack } from './pen.mjs'
import { paints } from './blood.mjs'
import { gauge } from './gauge.mjs'
import { pressureAcross, pressureRoom } from './pressureAcross.mjs'
import { pressureAlong, pressureTube } from './pressureAlong.mjs'

const ALONG = { x: 48, y: 160, w: 452, h: 206 }
const ACROSS = { cx: 726, cy: 250, R: 148 }
const ORDER =
  'shadow gauge outer-wall muscle-layer lining rough-spots blood inner-skin edges push gloss'.split(
    ' ',
  )

/** A treated wall stays somewhat thick: the picture must not promise more. */
export const PRESSURE_STAGES = [
  { id: 'normal', push: 0.28, value: 0.24 },
  { id: 'raised', push: 1, stretch: 1, value: 0.86 },
  { id: 'thick-wall', push: 0.95, thick: 1, stiff: 1, hurt: 1, value: 0.9 },
  { id: 'treated', push: 0.3, thick: 0.62, stiff: 0.55, hurt: 0.35, value: 0.34 },
]

const around = (q, angle) => [ACROSS.cx + q * Math.cos(angle), ACROSS.cy + q * Math.sin(angle)]

function hotspots(stage) {
  const room = pressureTube(ALONG, stage)
  const r = pressureRoom(ACROSS.R, stage)
  const x = ALONG.x + ALONG.w * 0.5
  const wallAt = (angle) => around((r + ACROSS.R * 0.86) / 2, angle)
  const pushAt = [x - 26, room.bottom(x) - 36]
  const bloodAt = [ALONG.x + ALONG.w * 0.28, room.t.middle]
  const gaugeAt = [222, 78]
  switch (stage.id) {
    case 'normal':
      return [
        ['gauge', gaugeAt, [115, 78]],
        ['blood', bloodAt, [125, 435]],
        ['push', [x - 26, room.bottom(x) - 16], [340, 435]],
        ['wall', wallAt(-2.3), [600, 50]],
        ['lining', around(r, 2.2), [580, 440]],
      ]
    case 'raised':
      return [
        ['gauge', gaugeAt, [115, 78]],
        ['strong-push', pushAt, [340, 435]],
        ['stretched-wall', wallAt(-2.3), [600, 50]],
      ]
    case 'thick-wall':
      return [
        ['gauge', gaugeAt, [115, 78]],
        ['thick-wall', wallAt(-2.3), [600, 50]],
        ['less-room', around(r * 0.3, 0.4), [785, 440]],
        ['rough-spot', around(r, 2.35), [570, 440]],
        ['heart-works-harder', bloodAt, [150, 435]],
      ]
    default:
      return [
        ['gauge', gaugeAt, [115, 78]],
        ['gentle-push', [x - 26, room.bottom(x) - 16], [340, 435]],
        ['still-thick', wallAt(-2.3), [600, 50]],
      ]
  }
}

function body(p, stage, index) {
  const { value, ...shape } = stage
  return stack(
    p,
    [
      gauge({ cx: 272, cy: 78, r: 54, foot: ALONG.y + 2, value }),
      ...pressureAlong(p, `${p}l`, { ...ALONG, ...shape, flow: 0.013 * index }),
      ...pressureAcross(p, `${p}x`, { ...ACROSS, ...shape }),
    ],
    ORDER,
  )
}

export const pressureImages = [
  {
    id: 'pressure',
    viewBox: [0, 0, 900, 470],
    stages: PRESSURE_STAGES.map((stage, i) => {
      const prefix = `hbp${i + 1}`
      const drawn = body(prefix, stage, i)
      return {
        id: stage.id,
        src: `art/pressure-${i + 1}-${stage.id}.svg`,
        prefix,
        drawn: `<defs>${paints(prefix, drawn)}</defs>${drawn}`,
        hotspots: hotspots(stage),
      }
    }),
  },
]
