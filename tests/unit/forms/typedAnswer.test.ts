import { describe, expect, it, test } from 'vitest'
import { fieldWords, isUnit, typedAnswer } from '@/features/forms/typedAnswer'

const kg = { label: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' }

describe('what is typed into a field', () => {
  it.each([
    ['integer', ' 4 ', { value: { kind: 'integer', number: 4 } }],
    ['integer', '4.5', { wrong: 'whole' }],
    ['integer', '3000000000', { wrong: 'whole' }],
    ['integer', '4 or 5', { wrong: 'number' }],
    ['decimal', '7,4', { value: { kind: 'decimal', number: 7.4 } }],
    ['decimal', '1,000', { wrong: 'number' }],
    ['decimal', '1e9', { wrong: 'number' }],
    ['decimal', '', { empty: true }],
    ['date', '2026-11-22', { value: { kind: 'date', text: '2026-11-22' } }],
    ['time', '08:30', { value: { kind: 'time', text: '08:30:00' } }],
    ['url', 'a b', { wrong: 'url' }],
    ['text', '  ', { empty: true }],
    ['text', 'I cannot ', { value: { kind: 'text', text: 'I cannot ' } }],
    ['string', '12', { value: { kind: 'text', text: '12' } }],
  ] as const)('%s "%s"', (kind, words, expected) => {
    expect(typedAnswer(kind, words)).toEqual(expected)
  })

  it('has its unit, never only a number', () => {
    const typed = typedAnswer('quantity', '81,5', kg)
    expect(typed).toEqual({
      value: { kind: 'quantity', number: 81.5, unit: 'kg', system: kg.system, code: 'kg' },
    })
    if ('value' in typed) expect(isUnit(typed.value, kg)).toBe(true)
  })
})

test('a time comes back into its field as it was typed, whatever the zone of the tablet', () => {
  const typed = typedAnswer('dateTime', '2026-11-22T08:30')
  if (!('value' in typed) || !('text' in typed.value)) throw new Error('no answer')
  expect(typed.value.text).toMatch(/Z$/)
  expect(fieldWords(typed.value)).toBe('2026-11-22T08:30')
})
