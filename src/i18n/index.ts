import { createI18n } from 'vue-i18n'
import en from './messages/en'

export type Language = 'en' | 'es'

export const i18n = createI18n<false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
})

/** English is part of the app; another language comes as a file of its own, precached like it. */
export async function setLanguage(language: Language): Promise<void> {
  if (language === 'es' && !i18n.global.availableLocales.includes('es'))
    i18n.global.setLocaleMessage('es', (await import('./messages/es')).default)
  i18n.global.locale.value = language as 'en'
  document.documentElement.lang = language
  document.documentElement.dir = 'ltr'
}

/** What the tablet itself speaks, if we do too. */
export function preferredLanguage(): Language {
  return navigator.language.startsWith('es') ? 'es' : 'en'
}
