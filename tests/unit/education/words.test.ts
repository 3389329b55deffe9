import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainWords, words } from '@/domain/education/words'
import { sampleLesson } from './sampleLesson'

const lesson = sampleLesson()
const say = (text: string, locale = 'en-US', region?: string) =>
  region === undefined
    ? plainWords(lesson, { key: text }, '@key', locale)
    : plainWords(lesson, { key: text }, '@key', locale, region)
// A number and its unit are held together by a space that does not break.
const spaced = (text: string) => text.replaceAll('\u00A0', ' ')

describe('facts', () => {
  it.each([
    ['en-US', 'Under 130/80 mm Hg', 'Under {fact:goal.bp}'],
    ['en-US', 'Under 130/80', 'Under {fact:goal.bp|bare}'],
    ['en-US', '6 in 100', '{fact:arm.with}'],
    ['es-US', '6 de cada 100', '{fact:arm.with}'],
    ['en-US', '2,300 mg a day', '{fact:salt}'],
    ['es-MX', '2,300 mg al día', '{fact:salt}'],
    ['es-ES', '2300 mg al día', '{fact:salt}'],
    ['en-US', '1 minute', '{fact:wait}'],
    ['es-ES', '1 minuto', '{fact:wait}'],
  ])('reads in %s as "%s"', (locale, said, written) => {
    expect(spaced(say(written, locale))).toBe(said)
  })

  it('leaves a fact that it does not have where it stands, rather than guess', () => {
    expect(say('Under {fact:made.up}')).toBe('Under {fact:made.up}')
    expect(say('{fact:constructor} {fact:toString}')).toBe('{fact:constructor} {fact:toString}')
  })

  it('never prints a statement meant for reviewers', () => {
    expect(say('{fact:silent}')).toBe('{fact:silent}')
  })
})

describe('the emergency number', () => {
  it.each([
    ['en-US', undefined, 'Call 911.'],
    ['en-GB', undefined, 'Call 999.'],
    ['en', 'MX', 'Call 911.'],
    ['es-ES', undefined, 'Call 112.'],
    ['en', undefined, 'Call your local emergency number.'],
    ['es-419', undefined, 'Call número local de emergencias.'],
    ['en-US', 'ZZ', 'Call your local emergency number.'],
    ['en', 'constructor', 'Call your local emergency number.'],
  ])('is that of the place: %s %s', (locale, region, said) => {
    expect(say('Call {emergency}.', locale, region)).toBe(said)
  })
})

describe('taught words', () => {
  const parts = (text: string) => words(lesson, { key: text }, '@key', 'en-US')

  it('stand apart from the words around them', () => {
    expect(parts('We call this **plaque**.')).toEqual([
      { text: 'We call this ', taught: false },
      { text: 'plaque', taught: true },
      { text: '.', taught: false },
    ])
  })

  it('need both their marks', () => {
    expect(parts('a ** b')).toEqual([
      { text: 'a ', taught: false },
      { text: '** b', taught: false },
    ])
  })
})

describe('whatever the strings hold', () => {
  it('shows the key when its words are missing', () => {
    expect(plainWords(lesson, {}, '@body.words', 'en')).toBe('@body.words')
    expect(plainWords(lesson, {}, '@constructor', 'en')).toBe('@constructor')
    expect(plainWords(lesson, {}, '@__proto__', 'en')).toBe('@__proto__')
  })

  it('hands markup on as ordinary letters', () => {
    const hostile = '<img src=x onerror=alert(1)> & <script>'
    expect(say(hostile)).toBe(hostile)
  })

  it('loses no letter of a text without tokens or marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, locale) => {
        fc.pre(!/\*\*|\{/.test(text))
        expect(say(text, locale)).toBe(text)
      }),
    )
  })

  it('never throws, and never reads a number twice', () => {
    const piece = fc.constantFrom('**', '{fact:', 'salt}', '}', '{emergency}', '{fact:salt}', ' ')
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join('')
        const shown = say(text)
        expect(shown.split('2,300').length).toBeLessThanOrEqual(
          text.split('{fact:salt}').length + text.split('2,300').length - 1,
        )
      }),
    )
  })

  it('reads five million letters in one go', () => {
    // What grows with the square of the length would take hours here.
    const began = performance.now()
    expect(say('**{fact:'.repeat(625_000)).length).toBeGreaterThan(2_500_000)
    expect(performance.now() - began).toBeLessThan(20_000)
  }, 30_000)
})
