const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** The first language of the tablet that we speak too; English if there is none. */
export function preferredLanguage(ofTablet: readonly string[] = navigator.languages): Language {
  for (const tag of ofTablet) {
    const spoken = languages.find((language) => languageOf(tag) === language)
    if (spoken) return spoken
  }
  return 'en'
}

/**
 * How dates and numbers are written: as the tablet's region does it in this language. Without one
 * it is the United States: "7.4" must not turn into "7,4" where every label and device has a point.
 */
export function formatLocale(
  language: string,
  ofTablet: readonly string[] = navigator.languages,
): string {
  const tag = ofTablet.find((each) => each.includes('-') && languageOf(each) === language)
  return tag ?? `${language}-US`
}

const languageOf = (tag: string) => tag.split('-')[0]?.toLowerCase()
