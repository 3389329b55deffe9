import type { EditContext } from '../visit/edit'
import type { Meta, Reference } from './r4'
import { referenceTo } from './resource'

/** What asked the patient for the form; elements that we do not read ride along. */
export interface FormTask {
  readonly resourceType: 'Task'
  readonly id: string
  readonly meta?: Meta
  readonly status: string
  readonly lastModified?: string
  readonly output?: readonly { readonly type: object; readonly valueReference?: Reference }[]
}

/** Done, with the answers as what came of it. */
export function fulfilledTask(task: FormTask, edit: EditContext, responseId: string): FormTask {
  const answers = referenceTo('QuestionnaireResponse', responseId)
  const others = (task.output ?? []).filter(
    ({ valueReference }) => valueReference?.reference !== answers.reference,
  )
  return {
    ...task,
    status: 'completed',
    lastModified: edit.now(),
    output: [...others, { type: { text: 'Answers' }, valueReference: answers }],
  }
}
