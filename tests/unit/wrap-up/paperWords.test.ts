import { expect, test } from 'vitest'
import en from '@/i18n/messages/en/wrapUp'
import es from '@/i18n/messages/es/wrapUp'
import enConcerns from '@/i18n/messages/en/concerns'
import { gradesEn, infleszEs } from '../lessons/reading/grades'

/** Headings and sentences alike, each read as a sentence of its own. */
const text = (messages: readonly string[]) =>
  messages.map((said) => said.replace(/[:.]?$/, '.').replace(/\{\w+\}/g, 'Ana')).join(' ')

test('our words on the pages can be read after six years of school', () => {
  expect(gradesEn(text(Object.values(en.paper))).fleschKincaid).toBeLessThanOrEqual(6)
  expect(infleszEs(text(Object.values(es.paper)))).toBeGreaterThanOrEqual(65)
})

test('so can those of the patient’s own page', () => {
  const words = Object.values(enConcerns).filter((said) => typeof said === 'string')
  expect(gradesEn(text(words)).fleschKincaid).toBeLessThanOrEqual(6)
})
