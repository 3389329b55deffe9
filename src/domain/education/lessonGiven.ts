/** One presentation of a lesson to a patient, as it is kept. */
export interface LessonGiven {
  readonly lessonId: string
  readonly lessonVersion: string
  /** In the language in which it was shown. */
  readonly title: string
  /** Instants. */
  readonly start: string
  readonly end: string
  /** What was shown, how long, how asking back went: one line each, for people to read. */
  readonly notes: readonly string[]
}
