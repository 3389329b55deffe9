/**
 * Spoken passages: `node media/art/sound.mjs`. English by festival (us-slt-hts); other languages have
 * captions with the same times and are read aloud by the device. Lines come from `script.<lang>.json`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { soundtrack } from './film/encode.mjs'
import { speakScenes, writeCaptions } from './film/speech.mjs'

for (const lesson of ['coronary-artery-disease', 'high-blood-pressure']) {
  const folder = fileURLToPath(new URL(`../lessons/${lesson}/sound/`, import.meta.url))
  const script = (language) => JSON.parse(readFileSync(`${folder}script.${language}.json`, 'utf8'))
  const words = (language) => script(language).lines.map(({ text }) => text)
  const { name } = script('en')
  const work = mkdtempSync(join(tmpdir(), 'sound-'))
  const pace = { lead: 0.4, gap: 0.34, tail: 0.8 }
  const spoken = speakScenes(
    words('en').map((text) => [text]),
    work,
    pace,
  )
  for (const language of ['en', 'es'])
    writeCaptions(`${folder}${name}.${language}.vtt`, language, words(language), spoken.lines)
  const { lines, seconds } = spoken
  execFileSync(
    'ffmpeg',
    [
      ['-v', 'error', '-y', ...lines.flatMap(({ file }) => ['-i', file])],
      ['-filter_complex', soundtrack(lines, seconds, 0), '-map', '[a]', '-t', seconds.toFixed(2)],
      ['-c:a', 'aac', '-b:a', '64k', '-ac', '1', '-map_metadata', '-1', '-fflags', '+bitexact'],
      ['-movflags', '+faststart', '-metadata:s:a:0', 'language=eng', `${folder}${name}.en.m4a`],
    ].flat(),
  )
  console.log(`${lesson}/sound/${name}: ${seconds.toFixed(1)} s`)
}
