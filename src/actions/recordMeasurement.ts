import { withVisit } from '@/actions/withVisit'
import { measurementResource, type NewMeasurement } from '@/domain/fhir/editMeasurement'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'

/** Writes down a new reading. Rejects with SaveFailed; nothing is on the tablet then. */
export async function recordMeasurement(
  edit: EditContext,
  measurement: NewMeasurement,
): Promise<void> {
  await commitEdit({
    verb: 'recordMeasurement',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [measurementResource(measurement, edit)]),
  })
}
