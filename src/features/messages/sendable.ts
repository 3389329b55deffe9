import type { Origin } from '@/domain/visit/record'

/** A lesson in one language, ready to be written out; hand over one for each language. */
export interface LessonToSend {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly points: readonly string[]
}

/** The kept summary of a visit: a DocumentReference with a PDF. */
export interface SummaryToSend {
  readonly origin: Origin
  readonly title: string
}

export interface FormToSend {
  readonly id: string
  readonly title: string
}

/** What the screen around has to offer beside the record. */
export interface Sendable {
  readonly lessons?: readonly LessonToSend[]
  readonly summaries?: readonly SummaryToSend[]
  readonly forms?: readonly FormToSend[]
}
