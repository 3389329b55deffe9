import { clamp, ease, num, nums, stack } from '../pen.mjs'
import { paints } from '../blood.mjs'
import { badge } from '../icons.mjs'
import { heart, organBadge, organPaints } from '../organs.mjs'
import { arteryAcross } from '../plaqueAcross.mjs'
import { arteryAlong, plaqueRoom } from '../plaqueAlong.mjs'
import { FRAME, onPaper } from './encode.mjs'

const BOX = { x: 64, y: 150, w: 760, h: 292 }
const ROUND = { cx: 1070, cy: 296, R: 170 }
const SETTLED = 1.72

export const coronaryFilm = {
  lesson: 'coronary-artery-disease',
  name: 'artery',
  poster: 19,
  scenes: {
    en: [
      ['This blood vessel feeds your heart.', 'When it is healthy, blood has plenty of room.'],
      [
        'Over many years, fat can build up in the wall.',
        'This is called plaque. You may not feel it.',
      ],
      ['As plaque grows, there is less room.', 'When you climb stairs, your chest may feel tight.'],
      [
        'Plaque can crack. Then a clot can block the blood.',
        'This is a heart attack.',
        'Call your emergency number right away.',
      ],
      [
        'Plaque does not go away.',
        'But medicine, healthy food, moving more, and not smoking can help slow it down.',
      ],
    ],
    es: [
      [
        'Este vaso sanguíneo alimenta al corazón.',
        'Cuando está sano, la sangre tiene mucho espacio.',
      ],
      [
        'Con los años, la grasa puede acumularse en la pared.',
        'Eso se llama placa. Puede que usted no la sienta.',
      ],
      [
        'Cuando la placa crece, queda menos espacio.',
        'Al subir escaleras, puede sentir el pecho apretado.',
      ],
      [
        'La placa puede romperse. Entonces un coágulo puede tapar la sangre.',
        'Eso es un ataque al corazón.',
        'Llame de inmediato al número de emergencias.',
      ],
      [
        'La placa no desaparece.',
        'Pero las medicinas, la comida sana, moverse más y no fumar pueden ayudar a frenarla.',
      ],
    ],
  },
  director,
}

/** Follows the spoken scenes: gives `frame(i)` as SVG. Ends on plaque that is calm, not gone. */
function director({ scenes, lines, seconds }) {
  const [, second, third, fourth, fifth] = scenes
  const keys = [
    [0, 0],
    [second.from - 0.4, 0],
    [second.to - 0.4, 1],
    [third.from + 0.2, 1],
    [third.from + 4.2, 2],
    [fourth.from, 2],
    [fourth.from + 4.4, 2.97],
  ]
  const gone = (time) => {
    const i = keys.findIndex(([at]) => time < at)
    if (i < 0) return 2.97
    const [a, from] = keys[i - 1]
    const [b, to] = keys[i]
    return from + (to - from) * ease((time - a) / (b - a))
  }
  const cut = fifth.from - 0.35
  const stage = (time) => (time > cut ? SETTLED : gone(time))
  const flows = [0]
  for (let i = 1; i <= seconds * FRAME.perSecond; i++) {
    const time = i / FRAME.perSecond
    const clot = ease((stage(time) - 2) / 0.95)
    const beat = 1 + 0.45 * Math.sin(2 * Math.PI * 1.15 * time)
    flows.push(flows[i - 1] + (0.055 / FRAME.perSecond) * beat * (1 - clot * 0.97))
  }
  const lineAt = (n) => lines[n].from
  return (i) => {
    const time = i / FRAME.perSecond
    const s = stage(time)
    const clot = ease((s - 2) / 0.95)
    const calm = ease((time - fifth.from - 0.6) / 3)
    const shown = clamp(Math.abs(time - cut) / 0.45)
    const p = 'f'
    const zoom = 1 + 0.02 * Math.sin(time / 9)
    const along = stack(p, arteryAlong(p, 'l', { ...BOX, s, calm, flow: flows[i], dens: 1.15 }))
    const drift = time * (1 - clot * 0.9) + 8 * clot
    const across = stack('x', arteryAcross(p, 'x', { ...ROUND, s, calm, drift }))
    const { middle } = plaqueRoom(BOX, s)
    const dash =
      'fill="none" stroke="#15324a" stroke-width="2.5" stroke-dasharray="3 9" stroke-linecap="round"'
    const centre = [BOX.x + BOX.w / 2, BOX.y + BOX.h / 2]
    const art =
      `<g opacity="${num(shown, 2)}"><g transform="translate(${nums(...centre)})scale(${num(zoom, 4)})translate(${nums(-centre[0], -centre[1])})">${along}` +
      `<path d="M${num(middle)} ${BOX.y - 30}V${BOX.y + BOX.h + 30}" ${dash}/></g>` +
      `<path d="M${num(middle)} ${BOX.y - 32}C${num(middle)} 70 ${ROUND.cx - 300} 40 ${num(ROUND.cx - ROUND.R * 0.76)} ${num(ROUND.cy - ROUND.R * 0.76)}" ${dash}/>${across}</g>`
    const squeeze = Math.exp(-(((((time * 1.15) % 1) - 0.3) / 0.12) ** 2))
    const leave = (from, to) => Math.min((time - from) / 0.5, (to - time) / 0.35)
    const stairs = lineAt(5)
    const call = lineAt(8)
    const icons =
      organBadge(p, heart, 640, 560, leave(lineAt(0) + 0.2, second.from), -squeeze) +
      badge('stairs', 560, 560, leave(stairs, fourth.from - 0.2), {}) +
      badge('chest', 720, 560, leave(stairs + 1.3, fourth.from - 0.2), { tone: '#a9541c' }) +
      badge('phone', 640, 560, leave(call, cut), { tone: '#a61e2b' }) +
      ['pill', 'apple', 'shoe', 'noSmoking']
        .map((name, k) =>
          badge(name, 400 + k * 160, 560, (time - lineAt(10) - 0.3 - k * 0.85) / 0.5, {
            tick: true,
          }),
        )
        .join('')
    const body = art + icons
    return onPaper(paints(p, body) + organPaints(p), body)
  }
}
