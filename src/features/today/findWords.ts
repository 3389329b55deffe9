/** Small, unaccented, single-spaced: "José  Núñez" and "jose nunez" are the same words. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Each word typed begins a word of the name, or the whole is the birth date. */
export function matches(
  person: { readonly name: string; readonly birthDate?: string },
  words: string,
  locale: string,
): boolean {
  const birthDate = birthDateIn(words, locale)
  if (birthDate !== undefined) return person.birthDate?.startsWith(birthDate) ?? false
  const names = plain(person.name).split(/[\s-]+/)
  return plain(words)
    .split(/\s+/)
    .every((word) => names.some((name) => name.startsWith(word)))
}

/** `1964-03-14`, `3/14/1964` (English) or `14/3/1964` (Spanish), as a FHIR date. */
export function birthDateIn(words: string, locale: string): string | undefined {
  const text = words.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const [, first, second, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  if (first === undefined || second === undefined || year === undefined) return undefined
  const [month, day] = locale.startsWith('en') ? [first, second] : [second, first]
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
