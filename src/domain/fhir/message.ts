import type { EditContext } from '../visit/edit'
import type { MessageDraft, MessageReason } from '../visit/message'
import { alongsideCodes, alongsideExtension } from './codes'
import { detailExtension } from './consent'
import type { MessageExtension, MessageRequest, SentMessage } from './messageResources'
import { messageReasonText } from './messageReasonText'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

export const messageCategory = 'message'
export const messageExtensions = {
  subject: alongsideExtension('mail-subject'),
  to: alongsideExtension('mail-to'),
  visitStart: alongsideExtension('visit-start'),
  attempts: alongsideExtension('attempts'),
  firstTry: alongsideExtension('first-try'),
  nextTry: alongsideExtension('next-try'),
  sentAt: alongsideExtension('sent-at'),
} as const

const participationMode = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationMode'

/** The message exactly as it will be sent: the clinic's program adds nothing but the attachment. */
export function messageRequest(edit: EditContext, draft: MessageDraft, id: string): MessageRequest {
  const patient = referenceTo('Patient', edit.patientId)
  return {
    resourceType: 'CommunicationRequest',
    id,
    language: draft.language,
    extension: [
      { url: detailExtension, valueCode: draft.detail },
      { url: messageExtensions.to, valueString: draft.to },
      { url: messageExtensions.subject, valueString: draft.subject },
      ...(draft.visitStart === undefined
        ? []
        : [{ url: messageExtensions.visitStart, valueDateTime: draft.visitStart }]),
    ],
    status: 'active',
    category: [
      { coding: [{ system: alongsideCodes, code: messageCategory }], text: 'Message home' },
      { coding: [{ system: alongsideCodes, code: draft.kind }] },
    ],
    medium: [{ coding: [{ system: participationMode, code: 'EMAILWRIT', display: 'email' }] }],
    subject: patient,
    ...(draft.about && { about: [referenceTo(draft.about.type, draft.about.id)] }),
    encounter: referenceTo('Encounter', edit.visitId),
    payload: [{ contentString: draft.text }],
    ...(draft.sendAt !== undefined && { occurrenceDateTime: draft.sendAt }),
    authoredOn: edit.now(),
    requester: authorReference(edit),
    recipient: [patient],
  }
}

/** The same message in another state, with the reason as a code for screens and in words. */
export function movedMessage(
  request: MessageRequest,
  status: MessageRequest['status'],
  reason: MessageReason | undefined,
  marks: readonly MessageExtension[] = [],
): MessageRequest {
  const { statusReason: _old, ...rest } = request
  const kept = request.extension.filter(
    ({ url }) => url !== messageExtensions.nextTry && !marks.some((mark) => mark.url === url),
  )
  return {
    ...rest,
    extension: [...kept, ...marks],
    status,
    ...(reason !== undefined && {
      statusReason: {
        coding: [{ system: alongsideCodes, code: reason }],
        text: messageReasonText[reason],
      },
    }),
  }
}

/** The record of what left the clinic, and when. */
export function sentMessage(request: MessageRequest, id: string, sent: string): SentMessage {
  const { language, category, medium, subject, about, encounter, recipient, payload } = request
  return {
    resourceType: 'Communication',
    id,
    language,
    basedOn: [referenceTo('CommunicationRequest', request.id)],
    status: 'completed',
    category,
    medium,
    subject,
    ...(about && { about }),
    ...(encounter && { encounter }),
    sent,
    recipient,
    payload,
  }
}
