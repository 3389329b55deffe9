import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperBlocks } from '@/features/wrap-up/paper/blocks'
import { breakLines } from '@/features/wrap-up/paper/breakLines'
import { isPlain, isRightToLeft, lettersOf, runsOf } from '@/features/wrap-up/paper/letters'
import { looks } from '@/features/wrap-up/paper/looks'
import { pagesOf } from '@/features/wrap-up/paper/pagesOf'
import { rowsOf, type Row } from '@/features/wrap-up/paper/rows'
import { settled, summaryWith, wordsIn } from './samplePages'

const measure = (text: string) => text.length
const settings = {
  column: 60,
  quotes: ['“', '”'] as const,
  measure,
  shapeOf: () => undefined,
}

describe('a line', () => {
  test('is never longer than the column, and no letter is lost', () => {
    const count = (part: string) => lettersOf(part).length
    const bare = (of: string) => of.replace(/[ \t\r\n]/g, '')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const lines = breakLines(text, 12, count)
        for (const line of lines) expect(count(line)).toBeLessThanOrEqual(12)
        expect(bare(lines.join(''))).toBe(bare(text))
      }),
    )
  })

  test('a joined emoji is not torn apart', () => {
    const family = '👩‍👩‍👧‍👦'
    const lines = breakLines(family.repeat(6), 22, measure)
    for (const line of lines) expect(line.replaceAll(family, '')).toBe('')
  })

  test('with letters that the PDF’s fonts lack is known before it is lost', () => {
    expect(isPlain('El corazón late – «sí», “yes” ¿? €')).toBe(true)
    for (const text of ['שלום', 'مريم', '💊', '漢字', 'Łukasz', 'Nguyễn', '≥ 70'])
      expect(isPlain(text)).toBe(false)
  })

  test('begins on the side of its first letter', () => {
    expect(isRightToLeft('“مريم” said')).toBe(true)
    expect(isRightToLeft('12 שקל')).toBe(true)
    expect(isRightToLeft('Maryam (مريم)')).toBe(false)
  })
})

describe('a page', () => {
  const row = (height: number, more: Partial<Row> = {}): Row => ({
    height,
    withNext: false,
    framed: false,
    gap: false,
    ...more,
  })

  test('never runs over, and every row is on one', () => {
    const rows = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 40 }),
        withNext: fc.boolean(),
        framed: fc.boolean(),
      }),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(rows, (made) => {
        const all = made.map((each) => row(each.height, each))
        const pages = pagesOf(all, 100)
        expect(pages.flat()).toHaveLength(all.length)
        for (const { y, height } of pages.flat()) expect(y + height).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('a heading at the foot goes along with what it announces', () => {
    const pages = pagesOf([row(80), row(15, { withNext: true }), row(20)], 100)
    expect(pages.map((page) => page.length)).toEqual([1, 2])
  })

  test('the warning signs stay together where one page can hold them', () => {
    const framed = Array.from({ length: 5 }, () => row(15, { framed: true }))
    expect(pagesOf([row(50), ...framed], 100).map((page) => page.length)).toEqual([1, 5])
  })

  test('a gap is not carried to the head of the next one', () => {
    const pages = pagesOf([row(100), row(10, { gap: true }), row(10)], 100)
    expect(pages[1]?.map(({ y }) => y)).toEqual([0])
  })
})

describe('what is on them', () => {
  test('no letter is smaller than 12 points', () => {
    for (const { size } of Object.values(looks)) expect(size).toBeGreaterThanOrEqual(12)
  })

  test('a NUL that another system wrote costs no letter around it', () => {
    const words = paperBlocks(summaryWith({ addition: 'be\u0000fore' }), wordsIn('en'))
    expect(words).toContainEqual({ kind: 'text', text: 'before' })
  })

  test('an empty part has no heading', () => {
    const headings = paperBlocks(summaryWith(), wordsIn('en')).filter(
      ({ kind }) => kind === 'heading',
    )
    expect(headings).toHaveLength(1)
  })

  test('every word of a very long concern is on the pages', () => {
    const long = Array.from({ length: 2000 }, (_, n) => `word${n}`).join(' ')
    const blocks = paperBlocks(
      summaryWith({ settled: [settled(long, 'We talked about all of it.')] }),
      wordsIn('en'),
    )
    const rows = rowsOf(blocks, settings)
    const text = rows.map(({ line }) => line?.text ?? '').join(' ')
    expect(text).toContain('word0 ')
    expect(text.match(/word\d+/g)).toHaveLength(2000)
    expect(pagesOf(rows, 700).length).toBeGreaterThan(3)
  })
})

describe('a line in parts', () => {
  test('loses nothing, and only what a PDF cannot write is drawn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const runs = runsOf(text)
        expect(runs.map((run) => run.text).join('')).toBe(text)
        for (const run of runs) if (run.plain) expect(isPlain(run.text)).toBe(true)
      }),
    )
    expect(runsOf('Drink ≥ 2 cups 💧 a day')).toEqual([
      { text: 'Drink ', plain: true },
      { text: '≥ ', plain: false },
      { text: '2 cups ', plain: true },
      { text: '💧 ', plain: false },
      { text: 'a day', plain: true },
    ])
  })

  test('words from the right stay with the number that they put in order', () => {
    expect(runsOf('She said שלום 12 (34) שלום and left')).toEqual([
      { text: 'She said ', plain: true },
      { text: 'שלום 12 (34) שלום ', plain: false },
      { text: 'and left', plain: true },
    ])
  })
})
