import { listAt, fieldsAt, textAt, type Fields } from '@/domain/fhir/json'
import { originOfReference, patientOf, type Resource as Owned } from '@/domain/fhir/resource'
import type { Message, MessageReason } from '@/domain/visit/message'
import type { Reading } from '../rest/answer'
import { calendarEntry } from './calendarEntry'
import type { Attachment } from './mailer'
import { readStored } from '../store/stored'

export type Attaching =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'attached'; readonly attachment: Attachment }
  | {
      readonly kind: 'not'
      readonly status: 'revoked' | 'on-hold'
      readonly reason: MessageReason
    }

const largestFile = 10_000_000
const over = ['cancelled', 'noshow', 'entered-in-error']

/** What goes along: a calendar entry with a visit; the summary, if the patient allows details. */
export function attachmentFor(
  store: Reading,
  message: Message,
  patientId: string,
  clock: { readonly now: number; readonly uid: (id: string) => string },
): Attaching {
  const { kind, about, detail } = message
  if (kind === 'appointment') return visitEntry(store, message, patientId, clock)
  if (kind !== 'summary' || detail !== 'full') return { kind: 'nothing' }
  const document = about?.type === 'DocumentReference' ? readStored(store, about) : undefined
  const content =
    document && isOf(document, patientId) ? pdfOf(store, document, patientId) : undefined
  if (content === undefined || content.length > largestFile)
    return { kind: 'not', status: 'on-hold', reason: 'file-missing' }
  const filename = message.language === 'es' ? 'notas-de-su-visita.pdf' : 'visit-notes.pdf'
  return { kind: 'attached', attachment: { filename, contentType: 'application/pdf', content } }
}

/** A reminder of a visit that moved would send somebody to the clinic at the wrong hour. */
function visitEntry(
  store: Reading,
  { about, visitStart, language }: Message,
  patientId: string,
  { now, uid }: { readonly now: number; readonly uid: (id: string) => string },
): Attaching {
  const visit = about?.type === 'Appointment' ? readStored(store, about) : undefined
  if (about === undefined || visit === undefined || !isOf(visit, patientId))
    return { kind: 'not', status: 'revoked', reason: 'visit-cancelled' }
  if (over.includes(textAt(visit, 'status') ?? ''))
    return { kind: 'not', status: 'revoked', reason: 'visit-cancelled' }
  const start = textAt(visit, 'start')
  if (start === undefined || Date.parse(start) !== Date.parse(visitStart ?? ''))
    return { kind: 'not', status: 'revoked', reason: 'visit-moved' }
  if (Date.parse(start) <= now) return { kind: 'not', status: 'revoked', reason: 'too-late' }
  const end = textAt(visit, 'end')
  const attachment = calendarEntry({
    uid: uid(`visit ${about.id}`),
    start,
    language: language ?? 'en',
    ...(end !== undefined && { end }),
  })
  return attachment ? { kind: 'attached', attachment } : { kind: 'nothing' }
}

function pdfOf(store: Reading, document: Fields, patientId: string): Buffer | undefined {
  if (textAt(document, 'status') !== 'current') return undefined
  for (const content of listAt(document, 'content')) {
    const file = fieldsAt(content, 'attachment')
    const origin = originOfReference(textAt(file, 'url'))
    if (textAt(file, 'contentType') !== 'application/pdf' || origin?.type !== 'Binary') continue
    const version = store.current('Binary', origin.id)
    const binary = readStored(store, origin)
    if (!version || !binary || !isOf(binary, patientId)) continue
    const bytes = store.bytes(version.seq)
    if (bytes) return Buffer.from(bytes)
  }
  return undefined
}

/** Nothing of anybody else goes along, whatever a reference says. */
function isOf(resource: Fields, patientId: string): boolean {
  return patientOf(resource as unknown as Owned) === patientId
}
