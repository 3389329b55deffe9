import { i18n, loadLanguage } from '@/i18n'
import { formatsFor } from '@/i18n/formats'
import { formatLocale, type Language } from '@/i18n/languages'

/** Words, dates and times in the language of the pages, whatever the screen speaks. */
export interface PaperWords {
  readonly language: Language
  /** The language in which the clinic writes. */
  readonly clinicLanguage: string
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly date: (iso: string) => string
  /** "Tuesday, November 24, 2026" */
  readonly longDay: (iso: string) => string
  readonly time: (iso: string) => string
  readonly quotes: readonly [string, string]
}

/** Works without a network: both languages are on the tablet. */
export async function paperWords(language: Language): Promise<PaperWords> {
  await loadLanguage(language)
  const locale = formatLocale(language)
  const format = formatsFor(locale)
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })
  return {
    language,
    clinicLanguage: i18n.global.locale.value,
    say: (key, values = {}) => i18n.global.t(key, values, { locale: language }),
    date: format.date,
    longDay: (iso) => (iso.includes('T') ? long.format(new Date(iso)) : format.date(iso)),
    time: format.time,
    quotes: language === 'es' ? ['«', '»'] : ['“', '”'],
  }
}
