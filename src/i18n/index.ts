import { createI18n } from 'vue-i18n'
import type { Language } from './languages'
import shell from './messages/en/shell'

export { preferredLanguage } from './languages'

/** What is said before a visit is open, and what only a visit says: a route asks for its words. */
export type WordGroup = 'shell' | 'visit'

export const i18n = createI18n<false>({
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- 11 still asks for it, 12 will not
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en: shell },
})

const files = import.meta.glob<{ default: typeof shell }>('./messages/*/{shell,visit}.ts')
const wanted = new Set<WordGroup>(['shell'])
const here = new Map<string, Promise<void>>([['en/shell', Promise.resolve()]])

/** Words that are not part of the first load come as files of their own, precached like it. */
export async function loadWords(group: WordGroup): Promise<void> {
  wanted.add(group)
  await bringWords(i18n.global.locale.value)
}

export async function setLanguage(language: Language): Promise<void> {
  await bringWords(language)
  const locale: { value: string } = i18n.global.locale
  locale.value = language
  document.documentElement.lang = language
  document.documentElement.dir = 'ltr'
}

/** For pages in a language that the screen does not speak: its words, and nothing else changes. */
export const loadLanguage = (language: Language): Promise<void> => bringWords(language)

async function bringWords(language: string): Promise<void> {
  await Promise.all([...wanted].map((group) => once(`${language}/${group}`, language)))
}

function once(file: string, language: string): Promise<void> {
  const known = here.get(file)
  if (known) return known
  const coming = bring(file, language)
  here.set(file, coming)
  coming.catch(() => here.delete(file)) // the next page that needs it asks again
  return coming
}

async function bring(file: string, language: string): Promise<void> {
  const words = await files[`./messages/${file}.ts`]?.()
  if (words) i18n.global.mergeLocaleMessage(language, words.default)
}
