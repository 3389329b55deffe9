/**
 * Ink over a picture: vectors in the picture's own coordinates (its viewBox), each mark with its
 * author and time. The base image is never changed.
 */
export type MarkKind = 'pen' | 'highlighter' | 'arrow' | 'text'

export interface InkPoint {
  readonly x: number
  readonly y: number
  /** 0 to 1; 0.5 where the device has no pressure. */
  readonly p: number
  /** Milliseconds since the mark began. */
  readonly t: number
}

export interface Mark {
  readonly id: string
  readonly kind: MarkKind
  readonly colour: string
  /** Line width, or letter height for text, in picture units. */
  readonly width: number
  readonly points: readonly InkPoint[]
  readonly text?: string
  readonly authorId: string
  readonly authorName: string
  readonly role: 'clinician' | 'patient'
  /** Instant at which the mark began. */
  readonly at: string
}

export interface Annotation {
  readonly format: 'alongside-ink/1'
  readonly id: string
  /** Lesson, block and stage that lie under the ink. */
  readonly base: {
    readonly lessonId: string
    readonly lessonVersion: string
    readonly blockId: string
    readonly stage: number
  }
  readonly viewBox: readonly [number, number, number, number]
  readonly marks: readonly Mark[]
}
