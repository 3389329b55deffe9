import { withVisit } from '@/actions/withVisit'
import {
  formResponse,
  formResponseId,
  type FormResponse,
} from '@/domain/fhir/questionnaireResponse'
import type { EditContext } from '@/domain/visit/edit'
import type { Form } from '@/domain/visit/form'
import type { FormAnswers } from '@/domain/visit/formAnswers'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * Keeps what is answered so far. Nothing new is nothing to save; a form that nobody has answered
 * leaves no trace. Rejects with SaveFailed.
 */
export async function saveFormAnswers(
  edit: EditContext,
  form: Form,
  answers: FormAnswers,
): Promise<void> {
  const id = await formResponseId(edit, form)
  const before = await readResource<FormResponse>('QuestionnaireResponse', id, edit.patientId)
  const response = formResponse(edit, { form, answers }, { id, done: false, before })
  if (JSON.stringify(response.item) === JSON.stringify(before?.item)) return
  await commitEdit({
    verb: 'saveFormAnswers',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [response]),
  })
}
