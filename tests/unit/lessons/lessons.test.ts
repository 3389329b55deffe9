import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseLesson } from '@/domain/education/parseLesson'
import { filesNamed } from '../../../media/lessonFiles'
import { keysOf, lessonIds, lessonsFolder, readAll, spoken } from './lessonUnderTest'

const eightParts = 'what body numbers course options you-can warning questions'.split(' ')
const measures = ['blood-pressure', 'ldl', 'a1c', 'weight', 'egfr', 'heart-rate']
const kindsPlanned = 'text image video audio chart icon-array compare teach-back checklist call-out'

it('finds the two lessons of the first wave', () => {
  expect(lessonIds).toEqual(
    expect.arrayContaining(['coronary-artery-disease', 'high-blood-pressure']),
  )
})

describe.each(readAll().map((read) => [read.lesson.id, read] as const))('%s', (id, read) => {
  const { lesson, strings } = read
  const folder = join(lessonsFolder, id)
  const blocks = lesson.sections.flatMap((section) => section.blocks)
  const keys = [lesson.title, ...lesson.sections.flatMap(keysOf)]
  const allWords = Object.values(strings).flatMap((words) => Object.entries(words))

  it('has nothing that the format does not know', () => {
    const written: unknown = JSON.parse(readFileSync(join(folder, 'lesson.json'), 'utf8'))
    expect(parseLesson(written)).toEqual(written)
  })

  it('goes through all eight parts with every kind of block', () => {
    expect(lesson.sections.map(({ kind }) => kind)).toEqual(eightParts)
    expect([...new Set(blocks.map(({ type }) => type))].sort()).toEqual(
      kindsPlanned.split(' ').sort(),
    )
  })

  it.each(lesson.languages)('says everything, and nothing that is not shown (%s)', (language) => {
    const named = new Set(keys.map((key) => key.slice(1)))
    expect([...named].sort()).toEqual(Object.keys(strings[language] ?? {}).sort())
  })

  it.each(lesson.languages)('leaves no token or mark unresolved (%s)', (language) => {
    const left = keys
      .map((key) => spoken(read, language, key).text)
      .filter((text) => /[{}@]|\*\*|undefined|NaN/.test(text))
    expect(left).toEqual([])
  })

  it('prints the same facts in both languages', () => {
    const cited = (text: string) => (text.match(/\{[^}]*\}/g) ?? []).sort()
    for (const key of Object.keys(strings['en'] ?? {}))
      expect(cited(strings['es']?.[key] ?? ''), key).toEqual(cited(strings['en']?.[key] ?? ''))
  })

  it('writes no figure of its own into the words', () => {
    const figures = allWords
      .filter(([key]) => !key.endsWith('.transcript'))
      .map(([key, text]) => [key, text.replace(/\{[^}]*\}/g, '')] as const)
      // "100 people in the study" is the count of marks, "stage 1" a name.
      .filter(([, text]) =>
        /\d/.test(text.replace(/\b100 (people|personas)|(stage|etapa) \d/gi, '')),
      )
    expect(figures).toEqual([])
  })

  it('says no number in a recording that is not a fact', () => {
    const known = Object.values(lesson.facts).flatMap(({ value }) => value)
    const said = allWords
      .filter(([key]) => key.endsWith('.transcript'))
      .flatMap(([, text]) => (text.match(/\d+/g) ?? []).map(Number))
    expect(said.filter((number) => !known.includes(number))).toEqual([])
  })

  it('uses every fact that it keeps, and none from memory', () => {
    const used = JSON.stringify([lesson.sections, strings])
    const idle = Object.keys(lesson.facts).filter(
      (fact) => !used.includes(`"${fact}"`) && !new RegExp(`\\{fact:${fact}[|}]`).test(used),
    )
    expect(idle).toEqual([])
    expect(Object.values(lesson.facts).map(({ verified }) => verified)).not.toContain('memory')
  })

  it('lists no source that no fact leans on', () => {
    const leant = new Set(Object.values(lesson.facts).map(({ source }) => source))
    expect(lesson.meta.sources.filter((source) => !leant.has(source.id))).toEqual([])
  })

  it('stands on a source wherever it makes a claim', () => {
    const bare = blocks.filter(
      (block) =>
        ['image', 'video', 'audio', 'chart', 'compare', 'call-out'].includes(block.type) &&
        !block.cites?.length,
    )
    expect(bare.map((block) => block.id)).toEqual([])
  })

  it('names only files that are there', () => {
    expect(filesNamed(lesson).filter((path) => !existsSync(join(folder, path)))).toEqual([])
  })

  it('charts only what the record can show', () => {
    const charted = blocks.flatMap((block) => (block.type === 'chart' ? [block.measure] : []))
    expect(charted.filter((measure) => !measures.includes(measure))).toEqual([])
  })

  it('shows benefits and harms on the same denominator, in one study group each', () => {
    const arrays = blocks.flatMap((block) => (block.type === 'icon-array' ? [block] : []))
    expect(new Set(arrays.map(({ effect }) => effect))).toContain('harm')
    expect(new Set(arrays.map(({ denominator }) => denominator)).size).toBe(1)
    for (const array of arrays)
      expect(spoken(read, 'en', array.caption).text).toMatch(/^100 people in the stud(y|ies)/)
  })

  it('says openly that no clinician has reviewed it, and when it grows old', () => {
    const { license, reviewers, lastReviewed, created, reviewBy } = lesson.meta
    expect(license).toBe('CC-BY-4.0')
    expect(lesson.meta).toMatchObject({ aiAssisted: true, funding: 'none', conflicts: 'none' })
    if (lesson.status === 'draft')
      expect({ reviewers, lastReviewed }).toEqual({ reviewers: [], lastReviewed: null })
    const months = (Date.parse(reviewBy) - Date.parse(created)) / 86_400_000 / 30.4
    expect(months).toBeGreaterThan(0)
    expect(months).toBeLessThanOrEqual(12)
  })

  it('never writes an emergency number, and gives the local one where help is needed', () => {
    expect(allWords.filter(([, text]) => /\b(9-?1-?1|112|999|000)\b/.test(text))).toEqual([])
    const warning = lesson.sections.find(({ kind }) => kind === 'warning')
    const urgent = warning?.blocks.find(
      (block) => block.type === 'call-out' && block.tone === 'emergency',
    )
    expect(urgent?.type === 'call-out' && spoken(read, 'en', urgent.text).text).toMatch(
      /^Call 911 /,
    )
    expect(urgent?.type === 'call-out' && spoken(read, 'es', urgent.text).text).toMatch(
      /^Llame al 911 /,
    )
  })

  it('speaks to the person, in usted', () => {
    const spanish = Object.entries(strings['es'] ?? {})
    expect(
      spanish.filter(([, text]) => /(?<!\p{L})(tú|tu|tus|vos|vosotros)(?!\p{L})/iu.test(text)),
    ).toEqual([])
    const blame = /non-?compli|should have|your fault|fail(ed|ure) to|su culpa|incumpl/i
    expect(allWords.filter(([, text]) => blame.test(text))).toEqual([])
    const prompts = blocks.flatMap((block) => (block.type === 'teach-back' ? [block.prompt] : []))
    for (const prompt of prompts)
      expect(spoken(read, 'en', prompt).text).toMatch(/^I want to be sure I was clear/)
  })
})
