const strong = 'aeoáéóíú'
const weak = 'iuü'

/** Syllables of one Spanish word: one for each strong vowel of a vowel run, one for a weak run. */
export function syllablesEs(word: string): number {
  const letters = word.toLowerCase().replace(/y(?![aeiouáéíóú])/g, 'i')
  const runs = letters.match(new RegExp(`[${strong}${weak}]+`, 'g')) ?? []
  const count = runs.reduce(
    (sum, run) => sum + Math.max(1, run.match(new RegExp(`[${strong}]`, 'g'))?.length ?? 0),
    0,
  )
  return Math.max(1, count)
}
