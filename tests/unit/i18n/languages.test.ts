import { expect, it } from 'vitest'
import { formatLocale, preferredLanguage } from '@/i18n/languages'

it.each([
  [['es-MX', 'en-US'], 'es'],
  [['en-GB'], 'en'],
  [['fr-FR', 'es', 'en'], 'es'],
  [['so-SO'], 'en'],
  [[], 'en'],
  [['est-EE', 'en'], 'en'],
])('a tablet that speaks %o is met in %s', (ofTablet, language) => {
  expect(preferredLanguage(ofTablet)).toBe(language)
})

it.each([
  ['es', ['en-US'], 'es-US'],
  ['es', ['en-US', 'es-MX'], 'es-MX'],
  ['en', ['en-GB'], 'en-GB'],
  ['en', ['es-MX'], 'en-US'],
  ['es', [], 'es-US'],
])('%s on a tablet of %o is written as in %s', (language, ofTablet, locale) => {
  expect(formatLocale(language, ofTablet)).toBe(locale)
})
