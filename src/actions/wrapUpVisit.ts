import type { Encounter } from '@/domain/fhir/r4'
import { appointmentNow, finishedVisit, type AppointmentStatus } from '@/domain/fhir/visitEnd'
import { openConcerns } from '@/domain/visit/agenda'
import type { EditContext } from '@/domain/visit/edit'
import type { PatientRecord } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/** Somebody would go home with a question that nobody has taken up. */
export class ConcernsStillOpen extends Error {
  override readonly name = 'ConcernsStillOpen'
  constructor(readonly count: number) {
    super(`Not wrapped up: ${count} concerns are open`)
  }
}

/**
 * Ends the visit: the encounter is finished, its appointment fulfilled. `today` is the local date.
 * Rejects with ConcernsStillOpen, SaveFailed.
 */
export async function wrapUpVisit(
  edit: EditContext,
  record: Pick<PatientRecord, 'concerns'>,
  today: string,
): Promise<void> {
  const open = openConcerns(record, edit.visitId, today)
  if (open.length > 0) throw new ConcernsStillOpen(open.length)
  const { patientId, visitId, appointmentId } = edit
  const [visit, appointment] = await Promise.all([
    readResource<Encounter>('Encounter', visitId, patientId),
    appointmentId === undefined
      ? undefined
      : readResource<AppointmentStatus>('Appointment', appointmentId, patientId),
  ])
  await commitEdit({
    verb: 'wrapUpVisit',
    patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: [
      finishedVisit(edit, visit),
      ...(appointment ? [appointmentNow(appointment, 'fulfilled')] : []),
    ],
  })
}
