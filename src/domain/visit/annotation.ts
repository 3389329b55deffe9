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

type Author = Pick<Mark, 'authorId' | 'authorName' | 'role'>

export function blankAnnotation(
  id: string,
  base: Annotation['base'],
  viewBox: Annotation['viewBox'],
): Annotation {
  return { format: 'alongside-ink/1', id, base, viewBox, marks: [] }
}

/** A mark that is there already (a reply lost, a redo) is not drawn twice. */
export function addMark(annotation: Annotation, mark: Mark): Annotation {
  if (annotation.marks.some(({ id }) => id === mark.id)) return annotation
  return { ...annotation, marks: [...annotation.marks, mark] }
}

/** Nobody changes what another person put on paper: not a colleague, and never the patient's. */
export function mayAlter(mark: Mark, by: Pick<Mark, 'authorId' | 'role'>): boolean {
  return mark.authorId === by.authorId && mark.role === by.role
}

/** The same annotation where there is no such mark, or where it is another person's. */
export function eraseMark(
  annotation: Annotation,
  markId: string,
  by: Pick<Mark, 'authorId' | 'role'>,
): Annotation {
  const marks = annotation.marks.filter((mark) => mark.id !== markId || !mayAlter(mark, by))
  return marks.length === annotation.marks.length ? annotation : { ...annotation, marks }
}

export function clearMarksOf(
  annotation: Annotation,
  by: Pick<Mark, 'authorId' | 'role'>,
): Annotation {
  const marks = annotation.marks.filter((mark) => !mayAlter(mark, by))
  return marks.length === annotation.marks.length ? annotation : { ...annotation, marks }
}

/** Everyone who drew, in the order of their first mark. */
export function authorsOf(annotation: Annotation): readonly Author[] {
  const authors = new Map<string, Author>()
  for (const { authorId, authorName, role } of annotation.marks) {
    const key = `${role} ${authorId}`
    if (!authors.has(key)) authors.set(key, { authorId, authorName, role })
  }
  return [...authors.values()]
}
