import { withVisit } from '@/actions/withVisit'
import { teachBackResponse } from '@/domain/fhir/teachBack'
import type { EditContext } from '@/domain/visit/edit'
import type { NewTeachBack } from '@/domain/visit/teachBack'
import { commitEdit } from '@/records/commitEdit'

/** What the patient said back and how clear it was; the same id corrects it. Rejects with SaveFailed. */
export async function recordTeachBack(edit: EditContext, given: NewTeachBack): Promise<void> {
  await commitEdit({
    verb: 'recordTeachBack',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [teachBackResponse(edit, given)]),
  })
}
