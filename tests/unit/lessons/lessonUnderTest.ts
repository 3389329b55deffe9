import { readdirSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Block, Section, TextKey } from '@/domain/education/lesson'
import { plainWords, words } from '@/domain/education/words'
import { readLesson, type ReadLesson } from '../../../media/lessonFiles'

export const lessonsFolder = fileURLToPath(new URL('../../../media/lessons', import.meta.url))

export const lessonIds = readdirSync(lessonsFolder).filter((name) =>
  existsSync(`${lessonsFolder}/${name}/lesson.json`),
)

export const readAll = (): readonly ReadLesson[] =>
  lessonIds.map((id) => readLesson(`${lessonsFolder}/${id}`))

/** Keys in the order in which people meet them. */
export const keysOf = (section: Section): readonly TextKey[] => [
  section.title,
  ...section.blocks.flatMap(blockKeys),
]

/** Keys of what is said in sentences: no titles, descriptions of pictures or recorded narration. */
export const proseKeys = (section: Section): readonly TextKey[] =>
  section.blocks.flatMap(blockKeys).filter((key) => !/\.(title|alt|transcript)$/.test(key))

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

const blockKeys = (block: Block): readonly TextKey[] => unique(everyKey(block))

const everyKey = (value: unknown): readonly TextKey[] =>
  typeof value === 'string'
    ? value.startsWith('@')
      ? [value as TextKey]
      : []
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(everyKey)
      : []

interface Spoken {
  readonly key: TextKey
  readonly text: string
  readonly taught: readonly string[]
}

export function spoken(read: ReadLesson, language: string, key: TextKey): Spoken {
  const strings = read.strings[language] ?? {}
  const locale = language === 'en' ? 'en-US' : 'es-US'
  return {
    key,
    text: plainWords(read.lesson, strings, key, locale),
    taught: words(read.lesson, strings, key, locale)
      .filter(({ taught }) => taught)
      .map(({ text }) => text.toLowerCase()),
  }
}
