import { inject, provide, type InjectionKey } from 'vue'
import type { Lesson, LessonStrings, TextKey } from '@/domain/education/lesson'
import { plainWords, words, type Segment } from '@/domain/education/words'
import { regionLocale, tabletRegion } from '@/i18n/languages'

/** An opened lesson in the language in which it is shown. */
export interface ShownLesson {
  readonly lesson: Lesson
  readonly strings: LessonStrings
  /** `en`, `es`, … */
  readonly language: string
  /** Where a file of the lesson is served on this tablet. */
  readonly fileUrl: (path: string) => string
  /** The text of a small file of the lesson; rejects where it is not on this tablet. */
  readonly readText: (path: string) => Promise<string>
}

interface LessonContext extends ShownLesson {
  readonly say: (key: TextKey) => string
  readonly segments: (key: TextKey) => readonly Segment[]
}

const key: InjectionKey<LessonContext> = Symbol('lesson')

export function provideLesson(shown: ShownLesson): LessonContext {
  const region = tabletRegion()
  const locale = regionLocale(shown.language)
  const { lesson, strings } = shown
  const context: LessonContext = {
    ...shown,
    say: (text) => plainWords(lesson, strings, text, locale, region),
    segments: (text) => words(lesson, strings, text, locale, region),
  }
  provide(key, context)
  return context
}

export function useLesson(): LessonContext {
  const context = inject(key)
  if (context === undefined) throw new Error('no lesson is being shown here')
  return context
}
