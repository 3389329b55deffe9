import type { EditContext } from '../visit/edit'
import { actCode } from './codes'
import type { Encounter } from './r4'
import { referenceTo } from './resource'

/** The visit itself, begun with its first edit. */
export function visitEncounter(edit: EditContext): Encounter {
  return {
    resourceType: 'Encounter',
    id: edit.visitId,
    status: 'in-progress',
    class: { system: actCode, code: 'AMB', display: 'ambulatory' },
    subject: referenceTo('Patient', edit.patientId),
    participant: [{ individual: authorReference(edit) }],
    period: { start: edit.now() },
    ...(edit.appointmentId !== undefined && {
      appointment: [referenceTo('Appointment', edit.appointmentId)],
    }),
  }
}

export function authorReference({ author }: EditContext) {
  const type = author.role === 'patient' ? 'Patient' : 'Practitioner'
  return { ...referenceTo(type, author.id), display: author.name }
}
