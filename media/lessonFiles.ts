import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Lesson, LessonStrings } from '../src/domain/education/lesson'
import { parseLesson, parseLessonStrings } from '../src/domain/education/parseLesson'

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  mp4: 'video/mp4',
  m4a: 'audio/mp4',
  vtt: 'text/vtt',
}

export const typeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'

/** What a lesson carries to the tablet, sorted; the recipes behind it stay here. */
export function lessonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^(lesson\.json|strings\/[a-z-]+\.json)$/.test(path) || isMedia(path))
    .sort()
}

const isMedia = (path: string): boolean =>
  /^(art\/[^/]+\.svg|film\/[^/]+\.(mp4|vtt|jpg)|sound\/[^/]+\.(m4a|vtt))$/i.test(path) ||
  /^thumb\/[^/]+\.(png|jpg|webp)$/.test(path)

/** Every file that the lesson names. */
export const filesNamed = (lesson: Lesson): readonly string[] => [
  lesson.thumbnail,
  ...lesson.languages.map((language) => `strings/${language}.json`),
  ...lesson.sections.flatMap(({ blocks }) => blocks.flatMap(filesOf)),
]

function filesOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'image':
      return block.stages.map(({ src }) => src)
    case 'video':
      return [block.src, block.poster, ...Object.values(block.captions)]
    case 'audio':
      return [...Object.values(block.src), ...Object.values(block.captions)]
    default:
      return []
  }
}

export interface ReadLesson {
  readonly lesson: Lesson
  readonly strings: Readonly<Record<string, LessonStrings>>
}

/** Reads and checks one lesson's folder; throws with the reason if the tablet would refuse it. */
export function readLesson(folder: string): ReadLesson {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  const lesson = parseLesson(read('lesson.json'))
  const strings = Object.fromEntries(
    lesson.languages.map((language) => [
      language,
      parseLessonStrings(read(`strings/${language}.json`)),
    ]),
  )
  const absent = filesNamed(lesson).filter((path) => !existsSync(join(folder, path)))
  if (absent.length > 0) throw new Error(`lesson ${lesson.id} has no ${absent.join(', no ')}`)
  return { lesson, strings }
}
