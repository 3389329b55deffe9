import { createHash } from 'node:crypto'
import { permissionFrom } from '@/domain/fhir/consentPermission'
import { textAt, Unreadable } from '@/domain/fhir/json'
import { readMessage } from '@/domain/fhir/readMessage'
import { patientOf } from '@/domain/fhir/resource'
import { mayBeSent } from '@/domain/visit/mayBeSent'
import { faultOf, type Message, type MessageReason } from '@/domain/visit/message'
import type { Reading } from '../rest/answer'
import { parseSearch } from '../rest/searchParse'
import type { Resource } from '../store/version'
import { attachmentFor } from './attachmentFor'
import type { Mail } from './mailer'
import { readStored, resourceOf } from '../store/stored'

export type Judgement =
  | { readonly kind: 'go'; readonly mail: Mail }
  | {
      readonly kind: 'stop'
      readonly status: 'revoked' | 'on-hold'
      readonly reason: MessageReason
    }

interface Judging {
  /** Milliseconds since 1970. */
  readonly now: number
  /** The part of a Message-ID behind the @. */
  readonly domain: string
}

const mostConsents = 1000

/**
 * May this message leave now? The tablet asked the same rule, but the patient may have taken a
 * consent back since, and a tablet is not the only one who writes here.
 */
export function judge(store: Reading, request: Resource, { now, domain }: Judging): Judgement {
  const message = messageOf(request)
  const patientId = patientOf(request)
  if (!message || patientId === undefined || faultOf(message) !== undefined)
    return stop('not-sendable')
  const verdict = mayBeSent(permissionOf(store, patientId), message)
  if (verdict.kind === 'may-not') return stop(verdict.reason)
  const uid = (text: string) => `${hashed(text)}@${domain}`
  const attaching = readable(() => attachmentFor(store, message, patientId, { now, uid }))
  if (!attaching) return stop('not-sendable')
  if (attaching.kind === 'not')
    return { kind: 'stop', status: attaching.status, reason: attaching.reason }
  const { to, subject, text, language = 'en' } = message
  return {
    kind: 'go',
    mail: {
      messageId: `<${uid(`message ${message.origin.id}`)}>`,
      to,
      subject,
      text,
      language,
      ...(attaching.kind === 'attached' && { attachment: attaching.attachment }),
    },
  }
}

/** Undefined for what carries our category but is no message that can be read. */
export function messageOf(request: Resource): Message | undefined {
  return readable(() => readMessage(request, textAt(request, 'id') ?? '')) ?? undefined
}

function permissionOf(store: Reading, patientId: string) {
  const { search } = parseSearch('Consent', new URLSearchParams({ patient: patientId }))
  const consents = store
    .search({ ...search, count: mostConsents })
    .flatMap(({ version }) => resourceOf(version) ?? [])
  const patient = readStored(store, { type: 'Patient', id: patientId })
  return permissionFrom(patient ?? {}, consents)
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

function stop(reason: MessageReason): Judgement {
  return { kind: 'stop', status: 'revoked', reason }
}

/** An id of the record never leaves the clinic as it is. */
function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
