import type { Lesson, LessonStrings } from './lesson'
import { plainWords } from './words'

/** A question that people with this condition like to ask, and where in the lesson it stands. */
export interface QuestionPrompt {
  readonly words: string
  /** lesson/section/block */
  readonly place: string
}

/** The lesson's own questions to ask, in its order and in the language of `strings`. */
export function questionsToAsk(
  lesson: Pick<Lesson, 'id' | 'sections' | 'facts'>,
  strings: LessonStrings,
  locale: string,
): readonly QuestionPrompt[] {
  return lesson.sections
    .filter(({ kind }) => kind === 'questions')
    .flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.type === 'checklist'
          ? block.items.map((item) => ({
              words: plainWords(lesson, strings, item, locale),
              place: `${lesson.id}/${section.id}/${block.id}`,
            }))
          : [],
      ),
    )
}
