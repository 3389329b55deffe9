import type { PackManifest } from '@/domain/education/lesson'
import { plainWords } from '@/domain/education/words'
import type { LessonToSend } from '@/features/messages/sendable'
import { readLessonText } from '@/stores/lessonFiles'
import { useLibraryStore } from '@/stores/libraryStore'

/** The written parts of the lessons that fit, once for each of their languages. */
export async function lessonsToSend(
  packs: readonly PackManifest[],
): Promise<readonly LessonToSend[]> {
  const library = useLibraryStore()
  const written = await Promise.all(
    packs.map(async ({ id }) => {
      const opened = await library.openLesson(id).catch(() => null)
      if (!opened) return []
      const { lesson } = opened
      return Promise.all(
        lesson.languages.map(async (language): Promise<LessonToSend> => {
          const text = await readLessonText(lesson, `strings/${language}.json`)
          const strings = JSON.parse(text) as Record<string, string>
          const say = (key: `@${string}`) => plainWords(lesson, strings, key, language)
          const points = lesson.sections
            .flatMap(({ blocks }) => blocks)
            .flatMap((block) => (block.type === 'text' ? [say(block.text)] : []))
          return { id: lesson.id, language, title: say(lesson.title), points }
        }),
      )
    }),
  )
  return written.flat()
}
