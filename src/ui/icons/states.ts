import { box, disc, knockedOut, line, ring, solid, type IconDrawing } from './shapes'

/** How things stand: each has a shape of its own, so that it is read without its colour. */
export const states = {
  check: [line('m5 12.8 4.6 4.7L19.2 7')],
  saved: [ring(), line('m8 12.4 2.8 2.9 5.3-6')],
  sending: [ring(), line('M12 16.5v-9M8.4 11 12 7.4l3.6 3.6')],
  tabletHeld: [box(5, 3, 14, 18, 2.6), line('M10 8.6v4.8M14 8.6v4.8M10.5 18h3')],
  ready: [disc(9.5), knockedOut('m7.8 12.4 2.9 3 5.5-6.3')],
  half: [ring(), solid('M12 3a9 9 0 0 1 0 18Z')],
  dashedRing: [['circle', { cx: 12, cy: 12, r: 9, 'stroke-dasharray': '3.2 2.5' }]],
  coming: [
    ['circle', { cx: 12, cy: 12, r: 9, 'stroke-dasharray': '3.2 2.5' }],
    line('M12 7.5v9M8.4 13 12 16.6l3.6-3.6'),
  ],
  question: [ring(), line('M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 1.9M12 16.8h.01')],
  cant: [ring(), line('M8 12h8')],
  info: [ring(), line('M12 11v5.5M12 7.6h.01')],
  clock: [ring(), line('M12 7v5.3l3.4 2')],
  warning: [line('M12 4 2.9 19.2h18.2ZM12 10v4.5M12 16.9h.01')],
  stop: [line('M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3ZM12 8v5M12 16.2h.01')],
  bell: [line('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4')],
  lock: [box(5, 10.5, 14, 10, 2.6), line('M8.2 10.5V7.6a3.8 3.8 0 0 1 7.6 0v2.9')],
  eye: [line('M3 12s3.5-6.5 9-6.5 9 6.5 9 6.5-3.5 6.5-9 6.5S3 12 3 12Z'), ring(2.8)],
  eyeOff: [
    line(
      'M4 4l16 16M9.8 5.7A9.6 9.6 0 0 1 12 5.5c5.5 0 9 6.5 9 6.5a15 15 0 0 1-2.6 3.3M6.4 7.4A15 15 0 0 0 3 12s3.5 6.5 9 6.5a9 9 0 0 0 4.4-1.2M9.9 10a3 3 0 0 0 4.2 4.2',
    ),
  ],
  trendUp: [line('M12 19.5v-15M5.8 10.7 12 4.5l6.2 6.2')],
  trendDown: [line('M12 4.5v15M5.8 13.3 12 19.5l6.2-6.2')],
  trendFlat: [line('M4.5 12h15M13.3 5.8l6.2 6.2-6.2 6.2')],
} satisfies Readonly<Record<string, IconDrawing>>
