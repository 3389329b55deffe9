import type { KeptDrawing } from '../visit/record'
import { dateOrNothing } from '../visit/when'
import { alongsideCodes, keptDrawing } from './codes'
import { codingsOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import { originOfReference } from './resource'
import type { RecordWords } from './words'

/** Nothing for documents of other kinds, for mistakes, and for a drawing without its ink. */
export function readDrawing(document: Fields, id: string, words: RecordWords): KeptDrawing | null {
  const ours = codingsOf(fieldsAt(document, 'type')).some(
    ({ system, code }) => system === alongsideCodes && code === keptDrawing,
  )
  if (!ours || textAt(document, 'status') !== 'current') return null
  const attachments = listAt(document, 'content').map((each) => fieldsAt(each, 'attachment'))
  const ink = attachments
    .map((attachment) => originOfReference(textAt(attachment, 'url')))
    .find((origin) => origin?.type === 'Binary')
  if (ink === undefined) return null
  const when = dateOrNothing(textAt(document, 'date'))
  const authors = listAt(document, 'author').flatMap((author) => textAt(author, 'display') ?? [])
  const [encounter] = listAt(fieldsAt(document, 'context'), 'encounter')
  const visit = originOfReference(textAt(encounter, 'reference'))
  return {
    origin: { type: 'DocumentReference', id },
    inkId: ink.id,
    title: textAt(document, 'description') ?? words.drawing,
    ...(when !== undefined && { when }),
    ...(authors.length > 0 && { authorName: authors.join(', ') }),
    ...(visit !== undefined && { visitId: visit.id }),
  }
}
