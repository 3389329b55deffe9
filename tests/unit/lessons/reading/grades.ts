import readability from 'text-readability'
import { syllablesEs } from './syllablesEs'

interface English {
  readonly fleschKincaid: number
  readonly smog: number
}

/** Both are school grades of the United States. */
export function gradesEn(text: string): English {
  const { words, sentences } = cut(text)
  const syllables = words.map((word) => Math.max(1, readability.syllableCount(word)))
  const long = syllables.filter((count) => count >= 3).length
  return {
    fleschKincaid:
      0.39 * (words.length / sentences) + 11.8 * (sum(syllables) / words.length) - 15.59,
    smog: 1.043 * Math.sqrt(long * (30 / sentences)) + 3.1291,
  }
}

/** Szigriszt-Pazos, read on the INFLESZ scale: 65 and more is plain for most people. */
export function infleszEs(text: string): number {
  const { words, sentences } = cut(text)
  return 206.835 - 62.3 * (sum(words.map(syllablesEs)) / words.length) - words.length / sentences
}

function cut(text: string): { words: readonly string[]; sentences: number } {
  const words = text.split(/[\s/]+/).filter((word) => /[\p{L}\d]/u.test(word))
  const sentences = text.split(/[.?!]+(?=[\s"'”»)]|$)/).filter((part) => /\p{L}/u.test(part))
  return { words, sentences: Math.max(1, sentences.length) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
