const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** Each by its own name: it must be found by who reads no other. */
export const languageChoices = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
] as const satisfies readonly { value: Language; label: string }[]

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

/** Where the tablet is, whatever language it speaks: it decides which emergency number is right. */
export function tabletRegion(ofTablet: string = navigator.language): string | undefined {
  return new Intl.Locale(ofTablet).region
}

/** Words of `language` as they are written where the tablet is. */
export function regionLocale(language: string): string {
  const region = tabletRegion()
  return region === undefined ? formatLocale(language) : `${language}-${region}`
}

const languageOf = (tag: string) => tag.split('-')[0]?.toLowerCase()
