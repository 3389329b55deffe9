/**
 * Films: `node media/art/film/make.mjs <name> [stills FOLDER SECOND…]`. Needs ffmpeg, festival with
 * the us-slt-hts voice, and sox; a normal build of the app needs none of them.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { coronaryFilm } from './coronary.mjs'
import { encode, FRAME, saveStill } from './encode.mjs'
import { pressureFilm } from './pressure.mjs'
import { speakScenes, writeCaptions } from './speech.mjs'

const film = [coronaryFilm, pressureFilm].find(({ name }) => name === process.argv[2])
if (!film) throw new Error('Name a film: artery or pressure')
const work = mkdtempSync(join(tmpdir(), 'film-'))
const spoken = speakScenes(film.scenes.en, work)
const frame = film.director(spoken)

if (process.argv[3] === 'stills') {
  const [folder, ...at] = process.argv.slice(4)
  mkdirSync(folder, { recursive: true })
  const seconds = at.length ? at.map(Number) : evenly(spoken.seconds, 3)
  for (const s of seconds)
    saveStill(
      frame(Math.round(s * FRAME.perSecond)),
      join(folder, `${String(Math.round(s * 10)).padStart(4, '0')}.png`),
    )
} else {
  const out = fileURLToPath(new URL(`../../lessons/${film.lesson}/film/`, import.meta.url))
  mkdirSync(out, { recursive: true })
  for (const [language, scenes] of Object.entries(film.scenes))
    writeCaptions(`${out}${film.name}.${language}.vtt`, language, scenes.flat(), spoken.lines)
  const poster = join(work, 'poster.png')
  saveStill(frame(Math.round(film.poster * FRAME.perSecond)), poster)
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-i',
    poster,
    '-q:v',
    '4',
    `${out}${film.name}.poster.jpg`,
  ])
  if (process.argv[3] !== 'words')
    await encode({ frame, ...spoken, file: `${out}${film.name}.mp4` })
}
console.log(`${film.name}: ${spoken.seconds.toFixed(1)} s`)

function evenly(total, step) {
  return Array.from({ length: Math.floor(total / step) + 1 }, (_, i) => i * step)
}
