import { createI18n } from 'vue-i18n'
import type { Language } from './languages'
import en from './messages/en'

export { preferredLanguage } from './languages'

export const i18n = createI18n<false>({
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- 11 still asks for it, 12 will not
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages: { en },
})

/** English is part of the app; another language comes as a file of its own, precached like it. */
export async function setLanguage(language: Language): Promise<void> {
  const { global } = i18n
  if (language === 'es' && !global.availableLocales.includes('es'))
    global.setLocaleMessage('es', (await import('./messages/es')).default)
  const locale: { value: string } = global.locale
  locale.value = language
  document.documentElement.lang = language
  document.documentElement.dir = 'ltr'
}
