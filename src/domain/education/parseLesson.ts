import * as v from 'valibot'
import { contradictions } from './contradictions'
import type { Lesson, LessonStrings } from './lesson'
import { lesson } from './lessonSchema'
import { recordOf } from './schemaParts'
import { EducationUnreadable, readAs } from './unreadable'

/**
 * Reads `lesson.json`: the shape first, then that its parts fit together (facts cited exist, label
 * places lie in the picture, counts fit their denominator). Throws EducationUnreadable.
 */
export function parseLesson(value: unknown): Lesson {
  const parsed = readAs('lesson', lesson, value)
  const problems = contradictions(parsed)
  if (problems.length > 0) throw new EducationUnreadable(`lesson ${parsed.id}`, problems)
  return parsed
}

const words = recordOf(v.string(), v.pipe(v.string(), v.maxLength(20_000)))

/** Reads `strings/<language>.json`. Throws EducationUnreadable. */
export const parseLessonStrings = (value: unknown): LessonStrings =>
  readAs('words of a lesson', words, value)
