import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCaptions } from '@/domain/education/parseCaptions'

const track = `WEBVTT
Kind: captions

NOTE made by the studio
STYLE
::cue { color: red }

1
00:00:00.800 --> 00:00:02.839
This blood vessel
feeds your heart.

01:02.000 --> 01:04.500 line:90% align:start
<v Doctor>Plaque &amp; <b>clot</b></v>

00:00:09.000 --> 00:00:08.000
backwards

00:99:00.000 --> 01:00:00.000
no such minute
`

it('keeps the words and the times, and leaves the rest out', () => {
  expect(parseCaptions(track)).toEqual([
    { start: 0.8, end: 2.839, text: 'This blood vessel feeds your heart.' },
    { start: 62, end: 64.5, text: 'Plaque & clot' },
  ])
})

it('reads files with a byte order mark and with the line ends of any system', () => {
  for (const end of ['\r\n', '\r', '\n'])
    expect(parseCaptions(`\uFEFF${track.replaceAll('\n', end)}`)).toHaveLength(2)
})

it('reads an escaped sign once', () => {
  const [cue] = parseCaptions('WEBVTT\n\n00:01.000 --> 00:02.000\n&amp;lt;b&amp;gt;')
  expect(cue?.text).toBe('&lt;b&gt;')
})

it('is empty for a page that came instead of the file', () => {
  expect(parseCaptions('<!doctype html>00:01.000 --> 00:02.000\nx')).toEqual([])
  expect(parseCaptions('')).toEqual([])
})

it('gives times in order within each cue, whatever it is fed', () => {
  const line = fc.oneof(
    fc.constantFrom('', '-->', '00:01.000 --> 00:02.000', '00:00:03.000 --> 00:00:01.000', 'NOTE'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const { start, end, text } of parseCaptions(['WEBVTT', ...lines].join('\n'))) {
        expect(end).toBeGreaterThan(start)
        expect(text.trim()).not.toBe('')
      }
    }),
  )
})

it('reads five million letters in one go', () => {
  // What grows with the square of the length would take hours here.
  const began = performance.now()
  parseCaptions(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(5_000_000)}`)
  parseCaptions(`WEBVTT\n${'00:01.000 --> '.repeat(350_000)}`)
  expect(performance.now() - began).toBeLessThan(20_000)
}, 30_000)
