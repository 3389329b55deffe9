import { describe, expect, it } from 'vitest'
import { gradesEn, infleszEs } from './reading/grades'
import { syllablesEs } from './reading/syllablesEs'
import { keysOf, proseKeys, readAll, spoken } from './lessonUnderTest'

const lessons = readAll()
const round = (value: number) => Math.round(value * 10) / 10

/** "artery" taught covers "arteries" too. */
const forms = (word: string) =>
  word.endsWith('ies')
    ? [word, `${word.slice(0, -3)}y`]
    : word.endsWith('s')
      ? [word, word.slice(0, -1)]
      : word.endsWith('y')
        ? [word, `${word.slice(0, -1)}ies`]
        : [word, `${word}s`, `${word}es`]

const wholeWord = (word: string) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu')

/** Taught words stand as short ones: the lesson explains them where they first appear. */
const shorten = (text: string, taught: readonly string[]) =>
  taught
    .flatMap(forms)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replace(wholeWord(word), word.replace(/\p{L}+/gu, 'bit')), text)

const asSentences = (texts: readonly string[]) =>
  texts
    .filter((text) => text.split(/\s+/).length >= 4)
    .map((text) => (/[.?!]["”»]?$/.test(text) ? text : `${text}.`))
    .join(' ')

const table: Record<string, unknown>[] = []

describe.each(lessons.map((read) => [read.lesson.id, read] as const))('%s', (id, read) => {
  const taughtEn = read.lesson.sections
    .flatMap(keysOf)
    .flatMap((key) => spoken(read, 'en', key).taught)

  it.each(read.lesson.sections.map((section) => [section.id, section] as const))(
    'reads easily in both languages: %s',
    (name, section) => {
      const text = (language: string) =>
        asSentences(keysOf(section).map((key) => spoken(read, language, key).text))
      const plain = gradesEn(text('en'))
      const taught = gradesEn(shorten(text('en'), taughtEn))
      const inflesz = infleszEs(text('es'))
      table.push({
        lesson: id,
        section: name,
        'FK plain': round(plain.fleschKincaid),
        'SMOG plain': round(plain.smog),
        FK: round(taught.fleschKincaid),
        SMOG: round(taught.smog),
        INFLESZ: round(inflesz),
      })
      if (name === 'questions') console.table(table.splice(0))
      expect(taught.fleschKincaid, 'Flesch-Kincaid').toBeLessThanOrEqual(6)
      expect(taught.smog, 'SMOG').toBeLessThanOrEqual(8)
      expect(inflesz, 'INFLESZ').toBeGreaterThanOrEqual(65)
    },
  )

  it.each(['en', 'es'])('explains each taught word where it first appears (%s)', (language) => {
    const said = read.lesson.sections.flatMap(proseKeys).map((key) => spoken(read, language, key))
    const late = said.flatMap(({ key, taught }, index) =>
      taught
        .map((word) => ({
          word,
          key,
          first: said
            .slice(0, index)
            .find(({ text }) => forms(word).some((form) => wholeWord(form).test(text))),
        }))
        .filter(({ first }) => first !== undefined)
        .map(({ word, first }) => `${word}: taught at ${key}, used before at ${first?.key}`),
    )
    expect(late).toEqual([])
  })
})

it('counts Spanish syllables as a reader would', () => {
  const words = {
    corazón: 3,
    presión: 2,
    día: 2,
    sangre: 2,
    que: 1,
    ayuda: 3,
    muy: 1,
    ahora: 3,
    río: 2,
    cuidado: 3,
    y: 1,
    aéreo: 4,
    guía: 2,
  }
  expect(Object.fromEntries(Object.keys(words).map((word) => [word, syllablesEs(word)]))).toEqual(
    words,
  )
})
