import { consentResource, withConfirmedEmail } from '@/domain/fhir/consent'
import { messageRequest } from '@/domain/fhir/message'
import { contentKinds, type ContentKind, type Detail } from '@/domain/visit/consent'
import type { EditContext } from '@/domain/visit/edit'
import type { MessageDraft } from '@/domain/visit/message'
import { composeMessage, type MessageContent } from '@/domain/visit/messageText'
import type { Json } from '../support/visitor'

export const patientId = 'rosa'
export const address = 'rosa@example.org'
let ids = 0
const edit: EditContext = {
  patientId,
  visitId: 'visit-1',
  author: { id: 'okafor', name: 'Dr. Ada Okafor', role: 'clinician' },
  now: () => new Date().toISOString(),
  newId: () => `id-${String((ids += 1))}`,
}

export function rosa(email: string | null = address): Json {
  const patient = {
    resourceType: 'Patient' as const,
    id: patientId,
    name: [{ family: 'Delgado', given: ['Rosa'] }],
    telecom: [{ system: 'phone', value: '555 0100' }],
  }
  return email === null ? patient : withConfirmedEmail(patient, { value: email }, edit.now())
}

export function consent(detail: Detail, kinds: readonly ContentKind[] = contentKinds): Json {
  return consentResource(edit, { detail, kinds, byPatient: true }, 'consent-rosa')
}

export const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

export function appointment(more: Json = {}): Json {
  return {
    resourceType: 'Appointment',
    id: 'visit-next',
    status: 'booked',
    start: inTwoDays,
    participant: [{ actor: { reference: `Patient/${patientId}` }, status: 'accepted' }],
    ...more,
  }
}

const contents: { [Kind in ContentKind]: Extract<MessageContent, { kind: Kind }> } = {
  appointment: {
    kind: 'appointment',
    day: 'Tuesday, March 3',
    time: '9:40 AM',
    with: 'Dr. Ada Okafor',
    reason: 'Diabetes check',
  },
  medicine: { kind: 'medicine', name: 'Metformin 500 mg', howTaken: '1 tablet with breakfast' },
  summary: { kind: 'summary' },
  lesson: { kind: 'lesson', title: 'Diabetes', points: ['Sugar stays in the blood.'] },
  form: { kind: 'form', title: 'Sleep' },
  'results-invitation': { kind: 'results-invitation' },
}

/** A message as the tablet would queue it; `more` bends it out of shape. */
export function message(
  kind: ContentKind,
  detail: Detail,
  more: Partial<MessageDraft> = {},
  id = edit.newId(),
): Json {
  const written = composeMessage(contents[kind], {
    detail,
    language: more.language ?? 'en',
    name: 'Rosa',
    toSomebodyElse: false,
  })
  const about: Partial<MessageDraft> =
    kind === 'appointment'
      ? { about: { type: 'Appointment', id: 'visit-next' }, visitStart: inTwoDays }
      : {}
  const draft = {
    kind,
    detail,
    language: 'en',
    to: address,
    ...written,
    ...about,
    ...more,
  } as const
  return messageRequest(edit, draft, id)
}
