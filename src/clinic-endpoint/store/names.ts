const lettersOfTheirOwn: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ı: 'i',
}

/** "Núñez-O'Brien" → ["nunez", "obrien"]: how names are kept and how they are looked for. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’`]/gu, '')
    .replace(/[øłđðæœßþı]/gu, (letter) => lettersOfTheirOwn[letter] ?? letter)
}

/** The range of words that begin like this one, in the order SQLite compares text. */
export function prefixRange(word: string): [from: string, before: string] {
  return [word, `${word}\u{10ffff}`]
}
