import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCaptions } from '@/domain/education/parseCaptions'
import { lessonsFolder, readAll } from './lessonUnderTest'

/** Seconds, from the movie header of an MP4 file. */
function lengthOf(path: string): number {
  const bytes = readFileSync(path)
  const header = bytes.indexOf('mvhd') + 4
  const wide = bytes.readUInt8(header) === 1
  const scale = bytes.readUInt32BE(header + (wide ? 20 : 12))
  return wide
    ? Number(bytes.readBigUInt64BE(header + 24)) / scale
    : bytes.readUInt32BE(header + 16) / scale
}

const tracks = readAll().flatMap((read) =>
  read.lesson.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'video' || block.type === 'audio' ? [block] : []))
    .flatMap((block) =>
      read.lesson.languages.map((language) => ({
        name: `${read.lesson.id} ${block.id} ${language}`,
        type: block.type,
        path: block.captions[language],
        media: typeof block.src === 'string' ? block.src : block.src['en'],
        folder: join(lessonsFolder, read.lesson.id),
        seconds: block.seconds,
        transcript: read.strings[language]?.[block.transcript.slice(1)],
      })),
    ),
)

describe.each(tracks)('$name', ({ type, path, media, folder, seconds, transcript }) => {
  const vtt = readFileSync(join(folder, path ?? ''), 'utf8')
  const cues = parseCaptions(vtt)

  it('loses no cue and keeps them in order', () => {
    expect(cues.length).toBe(vtt.split('-->').length - 1)
    expect(cues.length).toBeGreaterThan(3)
    cues.forEach(({ start }, index) => {
      expect(start).toBeGreaterThanOrEqual(cues[index - 1]?.end ?? 0)
    })
    expect(cues.at(-1)?.end).toBeLessThanOrEqual(seconds + 0.5)
  })

  it('is announced with its true length', () => {
    expect(Math.abs(lengthOf(join(folder, media ?? '')) - seconds)).toBeLessThanOrEqual(1)
  })

  it('leaves the place of captions to the player', () => {
    expect(vtt).not.toMatch(/-->.*\b(line|position|align|size|region):/)
  })

  it.runIf(type === 'video')('can be read over a film: not too fast, not too long', () => {
    for (const { start, end, text } of cues) {
      expect(text.length / (end - start), text).toBeLessThanOrEqual(25)
      expect(text.length, text).toBeLessThanOrEqual(90)
    }
  })

  it('says what the transcript says', () => {
    expect(cues.map(({ text }) => text).join(' ')).toBe(transcript)
  })

  it('names no emergency number, for numbers differ by country', () => {
    expect(vtt.replace(/^.*-->.*$/gm, '')).not.toMatch(/\b(911|112|nine one one)\b/i)
  })
})
