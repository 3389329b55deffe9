import type { Lesson, PackManifest } from '@/domain/education/lesson'
import { plainWords } from '@/domain/education/words'
import type { LessonToSend } from '@/features/messages/sendable'
import { readLessonText } from '@/stores/lessonFiles'
import { openLessons } from '@/stores/openLessons'

interface LessonsToSend {
  readonly lessons: readonly LessonToSend[]
  /** How many fit but could not be opened on this tablet. */
  readonly missing: number
}

/** The written parts of the lessons that fit, once for each of their languages. */
export async function lessonsToSend(packs: readonly PackManifest[]): Promise<LessonsToSend> {
  const { opened, missing } = await openLessons(packs.map(({ id }) => id))
  const written = await Promise.allSettled(
    opened.map(({ lesson }) =>
      Promise.all(lesson.languages.map((language) => inLanguage(lesson, language))),
    ),
  )
  return {
    lessons: written.flatMap((end) => (end.status === 'fulfilled' ? end.value : [])),
    missing: missing + written.filter(({ status }) => status === 'rejected').length,
  }
}

async function inLanguage(lesson: Lesson, language: string): Promise<LessonToSend> {
  const text = await readLessonText(lesson, `strings/${language}.json`)
  const strings = JSON.parse(text) as Record<string, string>
  const say = (key: `@${string}`) => plainWords(lesson, strings, key, language)
  const points = lesson.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'text' ? [say(block.text)] : []))
  return { id: lesson.id, language, title: say(lesson.title), points }
}
