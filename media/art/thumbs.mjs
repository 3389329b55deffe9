/** Small pictures for the library, 400 × 280: `node media/art/thumbs.mjs`. Needs ffmpeg. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { paints } from './blood.mjs'
import { gauge } from './gauge.mjs'
import { heart, organPaints } from './organs.mjs'
import { stack } from './pen.mjs'
import { arteryAcross } from './plaqueAcross.mjs'
import { pressureAcross } from './pressureAcross.mjs'
import { PRESSURE_STAGES } from './pressureStages.mjs'

const small = (x, y, scale) =>
  `<g transform="translate(${x} ${y})scale(${scale})">${heart('t')}</g>`

const THUMBS = {
  'coronary-artery-disease': () =>
    stack('t', arteryAcross('t', 'x', { cx: 236, cy: 150, R: 118, s: 2 })) + small(74, 96, 0.62),
  'high-blood-pressure': () => {
    const { push, stretch } = PRESSURE_STAGES[1]
    return (
      stack('t', pressureAcross('t', 'x', { cx: 164, cy: 150, R: 118, push, stretch })) +
      stack('g', [gauge({ cx: 330, cy: 92, r: 52, foot: 170, value: 0.8 })])
    )
  },
}

for (const [lesson, draw] of Object.entries(THUMBS)) {
  const body = draw()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 280"><defs>${paints('t', body)}${organPaints('t')}</defs><rect width="400" height="280" fill="#fbf9f5"/>${body}</svg>`
  const out = fileURLToPath(new URL(`../lessons/${lesson}/thumb/`, import.meta.url))
  mkdirSync(out, { recursive: true })
  const png = join(mkdtempSync(join(tmpdir(), 'thumb-')), 'thumb.png')
  writeFileSync(png, new Resvg(svg).render().asPng())
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', png, '-q:v', '3', `${out}thumb.jpg`])
}
