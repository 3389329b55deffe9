import type { ImageBlock, Lesson, LessonStrings } from '@/domain/education/lesson'
import { plainWords } from '@/domain/education/words'
import type { Annotation } from '@/domain/visit/annotation'
import type { DrawingTitle } from '@/domain/fhir/drawing'

export function pictureIn(lesson: Lesson, blockId: string): ImageBlock | undefined {
  return lesson.sections
    .flatMap(({ blocks }) => blocks)
    .find((block): block is ImageBlock => block.type === 'image' && block.id === blockId)
}

/** What a teaching picture is called, in the language of `strings`; nothing if it is another one. */
export function pictureTitle(
  lesson: Lesson,
  strings: LessonStrings,
  { blockId, stage }: Pick<Annotation['base'], 'blockId' | 'stage'>,
  locale: string,
): DrawingTitle | undefined {
  const block = pictureIn(lesson, blockId)
  if (block === undefined) return undefined
  return {
    lesson: plainWords(lesson, strings, lesson.title, locale),
    picture: plainWords(lesson, strings, block.stages[stage]?.title ?? block.alt, locale),
  }
}
