import { withVisit } from '@/actions/withVisit'
import { concernResource, type NewConcern } from '@/domain/fhir/concern'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'

/** Writes down what the patient wants to raise. Rejects with SaveFailed; nothing is kept then. */
export async function recordConcern(edit: EditContext, concern: NewConcern): Promise<Origin> {
  const written = concernResource(edit, concern, edit.newId())
  await commitEdit({
    verb: 'recordConcern',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [written]),
  })
  return { type: written.resourceType, id: written.id }
}
