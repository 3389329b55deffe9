import { stack } from './pen.mjs'
import { paints } from './blood.mjs'
import { crackAlong } from './clotAlong.mjs'
import { arteryAcross } from './plaqueAcross.mjs'
import { arteryAlong, plaqueRoom } from './plaqueAlong.mjs'
import { CRACK_AT, edgeAlong, PLAQUE_SIDE, roomAcross } from './roomAcross.mjs'
import { stentAcross, stentAlong } from './stent.mjs'

const ALONG = { x: 48, y: 132, w: 452, h: 206 }
const ACROSS = { cx: 726, cy: 234, R: 148 }
const ORDER =
  'shadow outer-wall muscle-layer lining plaque-cap plaque-core blood clot inner-skin stent crack edges gloss'.split(
    ' ',
  )

/** How far each stage has gone (see plaqueAcross); a stent holds the fourth one's room open. */
const STAGES = [
  { id: 'healthy', s: 0 },
  { id: 'early-plaque', s: 1 },
  { id: 'narrowed', s: 2 },
  { id: 'clot', s: 2.97 },
  { id: 'stent', s: 1.28, stent: true },
]

const around = (q, angle) => [ACROSS.cx + q * Math.cos(angle), ACROSS.cy + q * Math.sin(angle)]

/** Places to tap. They come from the geometry, so a label cannot drift off its target. */
function hotspots(s, id) {
  const room = plaqueRoom(ALONG, s)
  const R = ACROSS.R
  const { r, ox, oy } = roomAcross(R, s)
  const inBlood = [ACROSS.cx + ox + r * 0.25, ACROSS.cy + oy - r * 0.2]
  const x = room.middle
  const mound = [x + 6, room.bottom(x) + (room.t.bottom - room.bottom(x)) * 0.62]
  const core = around((edgeAlong(R, s, PLAQUE_SIDE, R * 0.06) + R * 0.64) / 2, PLAQUE_SIDE)
  const flow = (part) => [ALONG.x + ALONG.w * part, room.t.middle]
  switch (id) {
    case 'healthy':
      return [
        ['blood', flow(0.36), [150, 420]],
        ['lining', [x + 40, room.t.bottom], [360, 420]],
        ['wall', around(R * 0.77, -2.3), [600, 46]],
        ['room', inBlood, [770, 436]],
      ]
    case 'early-plaque':
      return [
        ['blood', flow(0.24), [130, 420]],
        ['fatty-plaque', mound, [350, 420]],
        ['fatty-plaque-across', core, [570, 440]],
        ['wall', around(R * 0.77, 0.75), [780, 440]],
      ]
    case 'narrowed':
      return [
        ['less-room', [x, (room.top(x) + room.bottom(x)) / 2], [280, 60]],
        ['fatty-core', mound, [300, 420]],
        ['cap', around(edgeAlong(R, s, 2.45, R * 0.045), 2.45), [540, 60]],
        ['wall', around(R * 0.77, 0.75), [780, 440]],
      ]
    case 'clot': {
      const c = crackAlong(room)
      const cracked = around(edgeAlong(R, s, CRACK_AT) + R * 0.06, CRACK_AT)
      return [
        ['clot', [c.x - 22, (c.above + c.below) / 2 - 4], [240, 60]],
        ['no-flow', flow(0.74), [400, 420]],
        ['crack', cracked, [625, 440]],
        ['clot-across', [ACROSS.cx + ox + 10, ACROSS.cy + oy - 8], [790, 56]],
      ]
    }
    default:
      return [
        ['stent', [x - 30, room.top(x - 30) + 3], [230, 60]],
        ['plaque-stays', mound, [330, 420]],
        ['stent-across', around(edgeAlong(R, s, 2.5, -R * 0.02), 2.5), [530, 56]],
        ['open-room', inBlood, [775, 56]],
      ]
  }
}

function body(p, { s, stent }, index) {
  const shape = { s, calm: stent ? 1 : 0 }
  const layers = [
    ...arteryAlong(p, `${p}l`, { ...ALONG, ...shape, flow: 0.013 * index }),
    ...arteryAcross(p, `${p}x`, { ...ACROSS, ...shape }),
  ]
  if (stent) layers.push(stentAlong(ALONG, s), stentAcross(ACROSS, s))
  return stack(p, layers, ORDER)
}

export const coronaryImages = [
  {
    id: 'artery',
    viewBox: [0, 0, 900, 470],
    stages: STAGES.map((stage, i) => {
      const prefix = `cad${i + 1}`
      const drawn = body(prefix, stage, i)
      return {
        id: stage.id,
        src: `art/artery-${i + 1}-${stage.id}.svg`,
        prefix,
        drawn: `<defs>${paints(prefix, drawn)}</defs>${drawn}`,
        hotspots: hotspots(stage.s, stage.id),
      }
    }),
  },
]
