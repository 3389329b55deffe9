import type { Lesson, LessonStrings } from '@/domain/education/lesson'
import { useLibraryStore } from './libraryStore'

export interface OpenedLesson {
  readonly lesson: Lesson
  readonly strings: LessonStrings
}

/** What could be opened, and how many could not: whoever leaves those out has to say so. */
export interface OpenedLessons {
  readonly opened: readonly OpenedLesson[]
  readonly missing: number
}

/** In `language`, or in that of the screen; in their order. */
export async function openLessons(
  ids: readonly string[],
  language?: string,
): Promise<OpenedLessons> {
  const library = useLibraryStore()
  const ends = await Promise.allSettled(ids.map((id) => library.openLesson(id, language)))
  const opened = ends.flatMap((end) => (end.status === 'fulfilled' ? end.value : []))
  return { opened, missing: ids.length - opened.length }
}
