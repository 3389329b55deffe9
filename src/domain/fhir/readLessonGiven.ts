import type { Origin } from '../visit/record'
import type { LessonShown } from '../visit/summary'
import { dateOrNothing } from '../visit/when'
import { nameOf } from './concept'
import { fieldsAt, listAt, textAt, textsAt, type Fields } from './json'
import { originOfReference } from './resource'

const lessonUri = /^urn:alongside:lesson:([^:]+):([^:]+)$/

/** A lesson that was given; nothing for any other procedure. */
export function readLessonGiven(procedure: Fields, origin: Origin): LessonShown | null {
  const [, lessonId, lessonVersion] =
    textsAt(procedure, 'instantiatesUri')
      .map((uri) => lessonUri.exec(uri))
      .find((found) => found !== null) ?? []
  if (lessonId === undefined || lessonVersion === undefined) return null
  if (textAt(procedure, 'status') !== 'completed') return null
  const visit = originOfReference(textAt(fieldsAt(procedure, 'encounter'), 'reference'))
  const when = dateOrNothing(textAt(fieldsAt(procedure, 'performedPeriod'), 'start'))
  return {
    origin,
    lessonId,
    lessonVersion,
    title: nameOf(fieldsAt(procedure, 'code')) ?? lessonId,
    notes: listAt(procedure, 'note').flatMap((note) => textAt(note, 'text') ?? []),
    ...(when !== undefined && { when }),
    ...(visit !== undefined && { visitId: visit.id }),
  }
}
