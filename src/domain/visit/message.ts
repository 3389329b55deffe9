import type { ContentKind, Detail } from './consent'
import { mayNotReasons, type MayNotReason } from './mayBeSent'
import type { Origin } from './record'

export const messageLanguages = ['en', 'es'] as const
export type MessageLanguage = (typeof messageLanguages)[number]

/** A message exactly as it will be sent. */
export interface MessageDraft {
  readonly kind: ContentKind
  readonly detail: Detail
  readonly language: MessageLanguage
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The Appointment a calendar entry is made of, or the document that goes along. */
  readonly about?: Origin
  /** The visit's start that the text tells of: when it moves, the text is wrong. */
  readonly visitStart?: string
  /** An instant; absent: at once. */
  readonly sendAt?: string
}

/** Why a message waits or did not go, as the clinic's program says it. */
const deliveryReasons = [
  'no-mail-server',
  'sending',
  'will-retry',
  'gave-up',
  'address-refused',
  'message-refused',
  'not-sendable',
  'too-late',
  'visit-moved',
  'visit-cancelled',
  'file-missing',
  'cancelled',
] as const
export const messageReasons = [...mayNotReasons, ...deliveryReasons] as const
export type MessageReason = MayNotReason | (typeof deliveryReasons)[number]

export type MessageState =
  'on-tablet' | 'queued' | 'sending' | 'sent' | 'refused' | 'failed' | 'cancelled'

/** A message in the record, with what became of it. */
export interface Message extends Omit<MessageDraft, 'language'> {
  readonly origin: Origin
  readonly language?: string
  readonly state: MessageState
  readonly reason?: MessageReason
  readonly written?: string
  readonly sentAt?: string
  /** When the clinic tries again. */
  readonly nextTry?: string
}

export type MessageFault = 'address' | 'subject' | 'text'

const longestSubject = 150
const longestText = 20_000
const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i
// A line break in a subject would begin a header of its own.
// eslint-disable-next-line no-control-regex -- these are the ones it looks for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** One plain address and nothing else: no name, no list, no comment. At most 254 characters. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && text.lastIndexOf('@') <= 64 && address.test(text)
}

/** What makes a message one that no mail program should be handed. */
export function faultOf({
  to,
  subject,
  text,
}: Pick<MessageDraft, 'to' | 'subject' | 'text'>): MessageFault | undefined {
  if (!isEmailAddress(to)) return 'address'
  if (subject.trim() === '' || subject.length > longestSubject || control.test(subject))
    return 'subject'
  if (text.trim() === '' || text.length > longestText || text.includes('\0')) return 'text'
  return undefined
}
