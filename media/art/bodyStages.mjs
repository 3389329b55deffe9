import { layer, line, stack } from './pen.mjs'
import { brain, brainFront, eye, heart, kidneys, organPaints } from './organs.mjs'

const P = 'hbpbody'
const VIEW = [0, 0, 900, 470]

/** Where each organ is drawn large, and where it sits in the figure. */
const PLACES = {
  brain: {
    draw: brain,
    small: brainFront,
    at: [150, 104],
    inBody: [450, 48],
    scale: 0.36,
    label: [150, 212],
  },
  eyes: { draw: eye, at: [750, 104], inBody: [480, 92], scale: 0, reach: 8, label: [750, 212] },
  kidneys: { draw: kidneys, at: [150, 330], inBody: [450, 330], scale: 0.42, label: [150, 438] },
  heart: { draw: heart, at: [750, 330], inBody: [459, 236], scale: 0.4, label: [750, 438] },
}
const RADIUS = 86

/** A calm figure, face and shoulders to the front, fading out below the hips. */
function figure() {
  const body =
    'M450 152C432 152 428 158 424 166C414 180 384 184 358 194C330 206 320 234 314 268C308 304 300 342 294 384C292 402 290 424 288 470H332C336 440 342 410 348 382C352 362 356 344 360 330C362 356 360 392 356 422C354 440 352 456 352 470H548C548 456 546 440 544 422C540 392 538 356 540 330C544 344 548 362 552 382C558 410 564 440 568 470H612C610 424 608 402 606 384C600 342 592 304 586 268C580 234 570 206 542 194C516 184 486 180 476 166C472 158 468 152 450 152Z'
  const head =
    'M450 12C412 12 394 40 396 74C397 90 401 102 406 112C410 134 426 152 450 154C474 152 490 134 494 112C499 102 503 90 504 74C506 40 488 12 450 12Z'
  return [
    layer(
      'figure',
      `<path d="M428 128h44v46c-8 14-36 14-44 0z" fill="url(#${P}_skinShade)"/><path d="${body}" fill="url(#${P}_skin)"/>` +
        line(
          'M388 206C410 213 428 208 440 198M512 206C490 213 472 208 460 198',
          '#8fb0b7',
          2.4,
          'opacity=".8"',
        ) +
        line(
          'M360 330C358 310 356 288 352 268M540 330C542 310 544 288 548 268',
          '#8fb0b7',
          2.6,
          'opacity=".8"',
        ) +
        line('M446 392q4 5 8 0', '#8fb0b7', 2.2, 'opacity=".7"'),
    ),
    layer(
      'vessels',
      line(
        'M456 214C452 196 437 190 435 132M460 214C462 196 465 186 465 132',
        '#c8464a',
        3.4,
        'opacity=".7"',
      ) +
        line(
          'M452 216C420 200 376 204 352 240C338 268 330 310 318 360M466 216C490 200 524 204 548 240C562 268 570 310 582 360',
          '#c8464a',
          4,
          'opacity=".5"',
        ) +
        line(
          'M454 250V372C450 400 424 424 414 470M454 372C458 400 484 424 494 470',
          '#c8464a',
          6,
          'opacity=".65"',
        ),
    ),
    layer(
      'head',
      `<path d="M397 80c-7-4-11 3-9 12s7 14 13 11zM503 80c7-4 11 3 9 12s-7 14-13 11z" fill="#b4cbd0"/><path d="${head}" fill="url(#${P}_face)"/>`,
    ),
    layer(
      'face',
      `<path d="M420 92c5-7 14-7 19 0c-5 5-14 5-19 0zM461 92c5-7 14-7 19 0c-5 5-14 5-19 0z" fill="#fff"/><circle cx="429.500" cy="91.500" r="4.200" fill="#5b4636"/><circle cx="470.500" cy="91.500" r="4.200" fill="#5b4636"/><circle cx="431" cy="90" r="1.200" fill="#fff"/><circle cx="472" cy="90" r="1.200" fill="#fff"/>` +
        line('M420 92c5-7 14-7 19 0M461 92c5-7 14-7 19 0', '#4c6a72', 2.2) +
        line('M417 82c7-4 15-4 21-1M462 81c6-3 14-3 21 1', '#7f9ca3', 2.6) +
        line('M445 113c3 3 7 3 10 0', '#7f9ca3', 2.4) +
        line('M436 129c8 7 20 7 28 0', '#4c6a72', 2.6),
    ),
  ]
}

/** A round window on one organ, tied to its place in the figure. */
function inset(name, { draw, small = draw, at: [x, y], inBody: [bx, by], scale, reach = 20 }) {
  const toward = Math.sign(bx - x)
  const from = [x + toward * RADIUS, y]
  const tie = `M${from[0]} ${from[1]}C${from[0] + toward * 70} ${y} ${bx - toward * 110} ${by} ${bx - toward * reach} ${by}`
  const inPlace = scale
    ? `<g transform="translate(${bx} ${by})scale(${scale})">${small(P)}</g>`
    : ''
  return layer(
    name,
    line(tie, '#fbf9f5', 6) +
      line(tie, '#35505e', 2.2, 'stroke-dasharray="2 7"') +
      inPlace +
      `<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="#fff" stroke="#b9c7cb" stroke-width="2.5"/>` +
      `<g transform="translate(${x} ${y})scale(.7)">${draw(P)}</g>`,
  )
}

const paints = `<linearGradient id="${P}_skin" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#cfe0e2"/><stop offset=".62" stop-color="#c2d6d9"/><stop offset="1" stop-color="#c2d6d9" stop-opacity="0"/></linearGradient><radialGradient id="${P}_face" cx=".45" cy=".4" r=".7"><stop offset="0" stop-color="#dfecec"/><stop offset="1" stop-color="#bdd2d6"/></radialGradient><linearGradient id="${P}_skinShade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#a9c3c8"/><stop offset="1" stop-color="#c6d9db"/></linearGradient>${organPaints(P)}`

export const bodyImages = [
  {
    id: 'body',
    viewBox: VIEW,
    stages: [
      {
        id: 'body-map',
        src: 'art/body-map.svg',
        prefix: P,
        drawn: `<defs>${paints}</defs>${stack(P, [...figure(), ...Object.entries(PLACES).map(([name, place]) => inset(name, place))])}`,
        hotspots: Object.entries(PLACES).map(([name, { at, label }]) => [
          name,
          [at[0], at[1] + 60],
          label,
        ]),
      },
    ],
  },
]
