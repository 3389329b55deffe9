import type { EditContext } from '../visit/edit'
import { actCode, writtenBy } from './codes'
import type { Encounter, Reference } from './r4'
import { referenceTo } from './resource'

/**
 * The visit itself, begun with its first edit: by the patient in the waiting room, who has arrived,
 * or by the clinician, with whom it is in progress.
 */
export function visitEncounter(edit: EditContext): Encounter {
  return {
    resourceType: 'Encounter',
    id: edit.visitId,
    status: edit.author.role === 'patient' ? 'arrived' : 'in-progress',
    class: { system: actCode, code: 'AMB', display: 'ambulatory' },
    subject: referenceTo('Patient', edit.patientId),
    ...(edit.author.role === 'clinician' && {
      participant: [{ individual: authorReference(edit) }],
    }),
    period: { start: edit.now() },
    ...(edit.appointmentId !== undefined && {
      appointment: [referenceTo('Appointment', edit.appointmentId)],
    }),
  }
}

/** The clinician joins what the patient began in the waiting room; otherwise nothing changes. */
export function joinedEncounter(edit: EditContext, known: Encounter): Encounter | null {
  const waits = ['planned', 'arrived', 'triaged'].includes(known.status)
  if (!waits || edit.author.role !== 'clinician') return null
  const before = known.participant ?? []
  const here = before.some(({ individual }) =>
    individual?.reference?.endsWith(`/${edit.author.id}`),
  )
  return {
    ...known,
    status: 'in-progress',
    participant: here ? before : [...before, { individual: authorReference(edit) }],
  }
}

export function authorReference(edit: EditContext): Reference {
  const { author } = edit
  if (author.role === 'patient') return { ...patientSpeaking(edit), display: author.name }
  return { ...referenceTo('Practitioner', author.id), display: author.name }
}

/** The patient speaks; a parent's or helper's hand is named beside, so that nobody takes it for theirs. */
export function patientSpeaking(edit: EditContext): Reference {
  const { companion } = edit.author
  const valueReference = { type: 'RelatedPerson', display: companion ?? '' }
  return {
    ...referenceTo('Patient', edit.patientId),
    ...(companion !== undefined && { extension: [{ url: writtenBy, valueReference }] }),
  }
}
