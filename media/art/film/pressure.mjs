import { clamp, ease, lerp, stack } from '../pen.mjs'
import { paints } from '../blood.mjs'
import { gauge } from '../gauge.mjs'
import { badge } from '../icons.mjs'
import { brain, eye, heart, kidneys, organBadge, organPaints } from '../organs.mjs'
import { pressureAcross } from '../pressureAcross.mjs'
import { pressureAlong } from '../pressureAlong.mjs'
import { PRESSURE_STAGES } from '../pressureStages.mjs'
import { FRAME, onPaper } from './encode.mjs'

const BOX = { x: 64, y: 190, w: 760, h: 278 }
const ROUND = { cx: 1070, cy: 316, R: 166 }
const ORDER = 'shadow outer-wall muscle-layer lining rough-spots blood inner-skin edges push gloss'
const BEATS_PER_SECOND = 1.1
const BADGES_AT = 574

export const pressureFilm = {
  lesson: 'high-blood-pressure',
  name: 'pressure',
  poster: 13,
  scenes: {
    en: [
      [
        'Your heart pushes blood through your arteries.',
        'Each beat presses on the walls. That is blood pressure.',
      ],
      [
        'When the push stays too strong, it is called high blood pressure.',
        'Most people do not feel it. A cuff is how you find out.',
      ],
      [
        'Over years, the walls grow thick and stiff.',
        'There is less room, so the heart has to work harder.',
      ],
      ['Medicine, less salt, moving more, and checks at home can bring it down.'],
      [
        'The walls may stay a bit thick.',
        'But a softer push means less strain on your heart, brain, eyes, and kidneys.',
      ],
    ],
    es: [
      [
        'El corazón empuja la sangre por las arterias.',
        'Cada latido aprieta las paredes. Eso es la presión de la sangre.',
      ],
      [
        'Cuando empuja demasiado por mucho tiempo, se llama presión alta.',
        'Casi nadie la siente. Solo se sabe al medirla.',
      ],
      [
        'Con los años, las paredes se vuelven gruesas y duras.',
        'Queda menos espacio y el corazón trabaja más.',
      ],
      ['Las medicinas, menos sal, moverse más y medirla en casa pueden bajarla.'],
      [
        'Las paredes pueden quedar un poco gruesas.',
        'Pero si empuja menos, sufren menos el corazón, el cerebro, los ojos y los riñones.',
      ],
    ],
  },
  director,
}

const MEASURES = ['push', 'value', 'stretch', 'thick', 'stiff', 'hurt']
const between = (a, b, t) =>
  Object.fromEntries(MEASURES.map((m) => [m, lerp(a[m] ?? 0, b[m] ?? 0, t)]))

/** Follows the spoken scenes: gives `frame(i)` as SVG. Ends on a wall still somewhat thick. */
function director({ scenes, lines, seconds }) {
  const [, second, third, fourth, fifth] = scenes
  const [normal, raised, thick, treated] = PRESSURE_STAGES
  const turns = [
    { from: second.from - 0.2, to: second.from + 3.2, a: normal, b: raised },
    { from: third.from, to: third.from + 4.6, a: raised, b: thick },
    { from: fourth.from + 0.8, to: fifth.from + 0.6, a: thick, b: treated },
  ]
  const state = (time) => {
    const turn = turns.findLast(({ from }) => time >= from)
    if (!turn) return between(normal, normal, 0)
    return between(turn.a, turn.b, ease((time - turn.from) / (turn.to - turn.from)))
  }
  const flows = [0]
  for (let i = 1; i <= seconds * FRAME.perSecond + 1; i++) {
    const beat = (i / FRAME.perSecond) * BEATS_PER_SECOND
    const surge = 0.55 + 0.9 * Math.exp(-((((beat % 1) - 0.35) / 0.2) ** 2))
    flows.push(flows[i - 1] + (0.06 / FRAME.perSecond) * surge)
  }
  return (i) => {
    const time = i / FRAME.perSecond
    const now = state(time)
    const wave = (time * BEATS_PER_SECOND) % 1
    const beat = Math.exp(-(((wave - 0.55) / 0.16) ** 2))
    const squeeze = -Math.exp(-(((wave - 0.12) / 0.12) ** 2))
    const reading = clamp(now.value + 0.06 * beat - 0.02)
    const { value: _, ...shape } = now
    const p = 'f'
    const along = pressureAlong(p, 'l', { ...BOX, ...shape, wave, flow: flows[i], dens: 1.05 })
    const swollen = { ...shape, beat, push: clamp(shape.push + 0.14 * beat) }
    const across = pressureAcross(p, 'x', { ...ROUND, ...swollen, drift: time * 0.9 })
    const dial = gauge({ cx: 444, cy: 96, r: 68, foot: BOX.y + 2, value: reading })
    const art =
      stack('a', [dial, ...along], ['gauge', ...ORDER.split(' ')]) +
      stack('b', across, ORDER.split(' '))
    const end = fifth.from - 0.3
    const shownUntil = (from, to) => Math.min((time - from) / 0.5, (to - time) / 0.35)
    const cuffAt = lines[3].from + 1.8
    const icons =
      badge('cuff', 640, BADGES_AT, shownUntil(cuffAt, third.from - 0.2)) +
      ['pill', 'salt', 'shoe', 'cuff']
        .map((name, k) =>
          badge(name, 400 + k * 160, BADGES_AT, shownUntil(lines[6].from + 0.1 + k * 0.95, end), {
            tick: true,
          }),
        )
        .join('') +
      [
        [lines[0].from, second.from + 0.2],
        [lines[5].from, fourth.from],
      ]
        .map(([from, to], k) =>
          organBadge(p, heart, 640, BADGES_AT, shownUntil(from, to), squeeze * (k ? 2 : 1)),
        )
        .join('') +
      [heart, brain, eye, kidneys]
        .map((draw, k) => {
          const shown = (time - lines[8].from - 2 - k * 0.5) / 0.5
          return organBadge(p, draw, 400 + k * 160, BADGES_AT, shown, k ? 0 : squeeze)
        })
        .join('')
    return onPaper(paints(p, art) + organPaints(p), art + icons)
  }
}
