import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paperBlocks } from '@/features/wrap-up/paper/blocks'
import { writePdf } from '@/features/wrap-up/paper/writePdf'
import type { Summary } from '@/domain/visit/summary'
import { readPdf } from '../../support/pdfText'
import { handThatRemembers, origin, settled, summaryWith, wordsIn } from './samplePages'

async function pdfOf(summary: Summary, language: 'en' | 'es' = 'en') {
  const hand = handThatRemembers()
  const words = wordsIn(language)
  const pdf = await writePdf(
    {
      blocks: paperBlocks(summary, words),
      pictures: new Map(),
      paper: 'letter',
      language,
      quotes: words.quotes,
      title: 'Summary',
      foot: words.say('wrapUp.paper.foot', { name: summary.name, date: words.date('2026-11-24') }),
      pageOf: (page, of) => words.say('wrapUp.paper.pageOf', { page, of }),
    },
    hand,
  )
  return { pdf, text: textOf(pdf), drawn: hand.drawn }
}

/** Read back by another program, where there is one; the bytes alone otherwise. */
function textOf(pdf: Uint8Array): string | undefined {
  const file = join(mkdtempSync(join(tmpdir(), 'pages-')), 'pages.pdf')
  writeFileSync(file, pdf)
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}

const planOf = (count: number): Summary['plan'] =>
  Array.from({ length: count }, (_, n) => ({
    origin,
    lineId: `line-${n}`,
    kind: 'activity',
    text: `Step ${n + 1} of the plan`,
    detail: 'every morning before breakfast, with a full glass of water',
    why: [],
  }))

test('the pages are a PDF whose words can be read back, in Spanish too', async () => {
  const { pdf, text } = await pdfOf(
    summaryWith({
      language: 'es',
      settled: [settled('¿Me cansará la pastilla?', 'A la mayoría de las personas, no.')],
    }),
    'es',
  )
  expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
  if (text === undefined) return
  expect(text).toContain('Mi visita: Rosa Delgado')
  expect(text).toContain('«¿Me cansará la pastilla?»')
  expect(text).toContain('A la mayoría de las personas, no.')
  expect(text).toContain('1 de 1')
})

test('forty plan lines go over the pages; each page says whose it is and which one', async () => {
  const { text } = await pdfOf(summaryWith({ plan: planOf(40) }))
  if (text === undefined) return
  const pages = text.split('\f').filter((page) => page.trim() !== '')
  expect(pages.length).toBeGreaterThan(1)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain('Rosa Delgado. Visit of November 24, 2026')
    expect(page).toContain(`${index + 1} of ${pages.length}`)
  }
  for (let n = 1; n <= 40; n += 1) expect(text).toContain(`Step ${n} of the plan`)
})

test('letters that the PDF’s fonts lack are drawn, all of them', async () => {
  const { drawn } = await pdfOf(
    summaryWith({
      name: 'مريم يوسف',
      settled: [settled('האם זה בטוח? 💊\u0000 漢字', 'Yes.')],
    }),
  )
  const all = drawn.join(' ')
  for (const part of ['مريم يوسف', 'האם זה בטוח?', '💊', '漢字']) expect(all).toContain(part)
  expect(all).not.toContain('\u0000')
})

test('words that are drawn can still be found and copied', async () => {
  const { pdf } = await pdfOf(summaryWith({ name: 'مريم 💊' }))
  expect(readPdf(Buffer.from(pdf)).text).toContain('مريم 💊')
})

test('a very long name does not run into the number of the page', async () => {
  const { text } = await pdfOf(summaryWith({ name: 'Maximiliano Bartolomé '.repeat(4).trim() }))
  if (text === undefined) return
  expect(text.trimEnd().split('\n').at(-1)).toContain('Visit of November 24, 2026')
  expect(text).toMatch(/Maximiliano +1 of 1$/m)
})
