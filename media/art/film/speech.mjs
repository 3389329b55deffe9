import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

/** Speaks one line into a wave file with festival's `us-slt-hts` voice; gives its seconds. */
function speak(text, file) {
  execFileSync('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', `${file}.raw.wav`], {
    input: text,
  })
  execFileSync('sox', [
    `${file}.raw.wav`,
    '-r',
    '44100',
    file,
    'silence',
    '1',
    '0.01',
    '0.3%',
    'reverse',
    'silence',
    '1',
    '0.01',
    '0.3%',
    'reverse',
    'tempo',
    '-s',
    '0.95',
  ])
  return Number(execFileSync('soxi', ['-D', file]).toString())
}

/**
 * Speaks scenes of lines one after another. `lead` before the first, `gap` between scenes, `rest`
 * between lines, `tail` at the end (all s). Gives lines and scenes with their times, and the total.
 */
export function speakScenes(
  scenes,
  folder,
  { lead = 0.8, gap = 0.7, rest = 0.28, tail = 1.8 } = {},
) {
  mkdirSync(folder, { recursive: true })
  let t = lead
  const lines = []
  const spoken = scenes.map((scene, i) => {
    const from = t
    scene.forEach((text, j) => {
      const file = `${folder}/${i}-${j}.wav`
      const seconds = speak(text, file)
      lines.push({ text, file, from: t, to: t + seconds })
      t += seconds + (j < scene.length - 1 ? rest : 0)
    })
    const to = t
    t += gap
    return { from, to }
  })
  return { lines, scenes: spoken, seconds: t - gap + tail }
}

const stamp = (s) =>
  `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${(s % 60).toFixed(3).padStart(6, '0')}`

/** Two lines of at most about 42 letters. */
function wrap(text) {
  if (text.length <= 42) return text
  const middle = text.length / 2
  const spaces = [...text.matchAll(/ /g)].map((m) => m.index)
  const at = spaces.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a))
  return `${text.slice(0, at)}\n${text.slice(at + 1)}`
}

/** Captions in one language: the same times, its own words, line for line. */
export function writeCaptions(file, language, words, lines) {
  if (words.length !== lines.length)
    throw new Error(`${file}: ${words.length} captions for ${lines.length} spoken lines`)
  const cues = lines.map(({ from, to }, i) => {
    const until = Math.min(to + 0.25, lines[i + 1]?.from ?? Infinity)
    return `${i + 1}\n${stamp(from)} --> ${stamp(until)}\n${wrap(words[i])}\n`
  })
  writeFileSync(file, `WEBVTT\nKind: captions\nLanguage: ${language}\n\n${cues.join('\n')}`)
}
