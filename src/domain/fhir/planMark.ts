import { keepable } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import type { MarkKind, PlanLine } from '../visit/plan'
import type { Origin } from '../visit/record'
import { markCodes, ownConcept, planLine } from './planNames'
import type { PlanCommunication } from './planResources'
import { referenceTo } from './resource'
import { authorReference, patientSpeaking } from './visitEncounter'

export interface NewMark {
  readonly id: string
  readonly kind: MarkKind
  /** The patient's own; may be empty. */
  readonly words: string
}

const names: Readonly<Record<MarkKind, string>> = {
  'got-it': 'Got it',
  question: 'I have a question',
  cannot: 'I can’t do this',
}

/** The patient is who speaks, whoever holds the tablet. With `before`, words are added to a mark. */
export function markCommunication(
  edit: EditContext,
  line: PlanLine,
  mark: NewMark,
  before?: PlanCommunication,
): PlanCommunication {
  const words = mark.kind === 'got-it' ? line.text : keepable(mark.words)
  const { payload: _words, ...kept } = before ?? {}
  return {
    ...kept,
    resourceType: 'Communication',
    id: mark.id,
    extension: [{ url: planLine, valueString: line.lineId }],
    status: 'completed',
    category: [ownConcept(markCodes[mark.kind], names[mark.kind])],
    subject: referenceTo('Patient', edit.patientId),
    about: [line.origin, ...(line.source ? [line.source] : [])].map(({ type, id }) =>
      referenceTo(type, id),
    ),
    encounter: before?.encounter ?? referenceTo('Encounter', edit.visitId),
    sent: before?.sent ?? edit.now(),
    sender: patientSpeaking(edit),
    ...(words !== '' && { payload: [{ contentString: words }] }),
  }
}

export function replyCommunication(
  edit: EditContext,
  mark: Origin,
  line: PlanLine,
  reply: { readonly id: string; readonly words: string },
): PlanCommunication {
  return {
    resourceType: 'Communication',
    id: reply.id,
    extension: [{ url: planLine, valueString: line.lineId }],
    inResponseTo: [referenceTo(mark.type, mark.id)],
    status: 'completed',
    category: [ownConcept('answered', 'Answer to the patient')],
    subject: referenceTo('Patient', edit.patientId),
    about: [referenceTo(line.origin.type, line.origin.id)],
    encounter: referenceTo('Encounter', edit.visitId),
    sent: edit.now(),
    recipient: [referenceTo('Patient', edit.patientId)],
    sender: authorReference(edit),
    payload: [{ contentString: keepable(reply.words) }],
  }
}

/** Out of every list, still in the history. */
export function takenBack(communication: PlanCommunication): PlanCommunication {
  return { ...communication, status: 'entered-in-error' }
}
