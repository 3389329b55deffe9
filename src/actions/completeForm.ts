import { withVisit } from '@/actions/withVisit'
import {
  formResponse,
  formResponseId,
  type FormResponse,
} from '@/domain/fhir/questionnaireResponse'
import { fulfilledTask, type FormTask } from '@/domain/fhir/questionnaireTask'
import type { EditContext } from '@/domain/visit/edit'
import type { Form } from '@/domain/visit/form'
import type { FormAnswers } from '@/domain/visit/formAnswers'
import { askedAtDesk, formFaults, type FormFault } from '@/domain/visit/formProgress'
import { askedItems } from '@/domain/visit/formShown'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/** The form asks for something that has no answer yet; nothing was saved. */
export class FormIncomplete extends Error {
  override readonly name = 'FormIncomplete'
  constructor(readonly faults: readonly FormFault[]) {
    super(`Not complete: ${faults.length} of the answers`)
  }
}

/**
 * The patient is done with the form, and whoever asked for it is told. `desk`: saved, but open until
 * the front desk has asked what a tablet cannot. Rejects with FormIncomplete, SaveFailed.
 */
export async function completeForm(
  edit: EditContext,
  form: Form,
  answers: FormAnswers,
  task?: Origin,
): Promise<'completed' | 'desk'> {
  const asked = askedItems(form, answers)
  const faults = formFaults(asked)
  if (faults.length > 0) throw new FormIncomplete(faults)
  const done = !askedAtDesk(asked).some(({ item }) => 'required' in item && item.required)
  const id = await formResponseId(edit, form)
  const before = await readResource<FormResponse>('QuestionnaireResponse', id, edit.patientId)
  const response = formResponse(edit, { form, answers }, { id, done, before })
  const asking =
    done && task ? await readResource<FormTask>('Task', task.id, edit.patientId) : undefined
  await commitEdit({
    verb: 'completeForm',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit<FormResponse | FormTask>(edit, [
      response,
      ...(asking ? [fulfilledTask(asking, edit, id)] : []),
    ]),
  })
  return done ? 'completed' : 'desk'
}
