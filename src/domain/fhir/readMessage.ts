import { contentKinds } from '../visit/consent'
import {
  messageReasons,
  type Message,
  type MessageReason,
  type MessageState,
} from '../visit/message'
import { dateOrNothing } from '../visit/when'
import { alongsideCodes } from './codes'
import { codingsOf } from './concept'
import { detailExtension } from './consent'
import { element, fieldsAt, listAt, textAt, Unreadable, type Fields } from './json'
import { messageCategory, messageExtensions } from './message'
import { extensionText } from './readConsent'
import { originOfReference } from './resource'

/** Nothing for what other programs ask to be communicated, and for mistakes. */
export function readMessage(request: Fields, id: string): Message | null {
  const codes = listAt(request, 'category')
    .flatMap(codingsOf)
    .flatMap(({ system, code }) => (system === alongsideCodes ? [code] : []))
  const kind = contentKinds.find((each) => codes.includes(each))
  const status = textAt(request, 'status')
  if (!codes.includes(messageCategory) || status === 'entered-in-error') return null
  if (kind === undefined) throw new Unreadable('category')
  const mark = (url: string, value: string) => extensionText(request, url, value)
  const reason = reasonOf(request)
  const about = originOfReference(textAt(listAt(request, 'about')[0], 'reference'))
  const language = textAt(request, 'language')
  const written = dateOrNothing(textAt(request, 'authoredOn'))
  const sendAt = dateOrNothing(textAt(request, 'occurrenceDateTime'))
  const visitStart = mark(messageExtensions.visitStart, 'valueDateTime')
  const sentAt = mark(messageExtensions.sentAt, 'valueDateTime')
  const nextTry = mark(messageExtensions.nextTry, 'valueDateTime')
  return {
    origin: { type: 'CommunicationRequest', id },
    kind,
    detail: mark(detailExtension, 'valueCode') === 'notice' ? 'notice' : 'full',
    to: mark(messageExtensions.to, 'valueString') ?? '',
    subject: verbatim(
      listAt(request, 'extension').find(({ url }) => url === messageExtensions.subject),
      'valueString',
    ),
    text: verbatim(listAt(request, 'payload')[0], 'contentString'),
    state: stateOf(status, reason, textAt(fieldsAt(request, 'meta'), 'lastUpdated')),
    ...(language !== undefined && { language }),
    ...(about && { about }),
    ...(reason !== undefined && { reason }),
    ...(written !== undefined && { written }),
    ...(sendAt !== undefined && { sendAt }),
    ...(visitStart !== undefined && { visitStart }),
    ...(sentAt !== undefined && { sentAt }),
    ...(nextTry !== undefined && { nextTry }),
  }
}

/** Written on the tablet, a resource has no `lastUpdated` before the clinic gives it one. */
function stateOf(
  status: string | undefined,
  reason: MessageReason | undefined,
  lastUpdated: string | undefined,
): MessageState {
  switch (status) {
    case 'completed':
      return 'sent'
    case 'active':
      if (lastUpdated === undefined) return 'on-tablet'
      return reason === 'sending' ? 'sending' : 'queued'
    case 'revoked':
      return reason === 'cancelled' ? 'cancelled' : 'refused'
    default:
      return 'failed'
  }
}

function reasonOf(request: Fields): MessageReason | undefined {
  const codes = codingsOf(fieldsAt(request, 'statusReason')).map(({ code }) => code)
  return messageReasons.find((reason) => codes.includes(reason))
}

/** As it was written, so that what is shown and sent is what was checked. */
function verbatim(of: Fields | undefined, name: string): string {
  const value = element(of, name)
  if (typeof value !== 'string') throw new Unreadable(name)
  return value
}
