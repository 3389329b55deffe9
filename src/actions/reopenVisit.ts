import type { Encounter } from '@/domain/fhir/r4'
import { appointmentNow, resumedVisit, type AppointmentStatus } from '@/domain/fhir/visitEnd'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/** It was wrapped up too early: encounter and appointment go on together. Rejects with SaveFailed. */
export async function reopenVisit(edit: EditContext): Promise<void> {
  const { patientId, visitId, appointmentId } = edit
  const [visit, appointment] = await Promise.all([
    readResource<Encounter>('Encounter', visitId, patientId),
    appointmentId === undefined
      ? undefined
      : readResource<AppointmentStatus>('Appointment', appointmentId, patientId),
  ])
  const resources = [
    ...(visit ? [resumedVisit(visit)] : []),
    ...(appointment ? [appointmentNow(appointment, 'arrived')] : []),
  ]
  if (resources.length === 0) return
  await commitEdit({
    verb: 'reopenVisit',
    patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources,
  })
}
