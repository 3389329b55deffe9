import { useI18n } from 'vue-i18n'
import type { LessonGiven } from '@/domain/education/lessonGiven'
import { givenNotes } from './givenNotes'
import type { useLesson } from './lessonContext'
import type { usePresentation } from './usePresentation'

/** What was given until now, in words for the record; nothing if it was only leafed through. */
export function useGiven(
  presentation: ReturnType<typeof usePresentation>,
  { lesson, say }: ReturnType<typeof useLesson>,
): () => LessonGiven | null {
  const { t } = useI18n()
  return () => {
    const { start, end, parts } = presentation.finish()
    if (parts.length === 0) return null
    const { results, chosen } = presentation
    const notes = givenNotes({ parts, results: results.value, chosen: chosen.value }, say, {
      shown: (part, time) => t('present.noteShown', { part, time }),
      asked: (question, how) =>
        t(how === 'said-well' ? 'present.noteSaidWell' : 'present.noteExplainAgain', { question }),
      chosen: (items) => t('present.noteChosen', { items }),
    })
    const { id: lessonId, version: lessonVersion } = lesson
    return { lessonId, lessonVersion, title: say(lesson.title), start, end, notes }
  }
}
