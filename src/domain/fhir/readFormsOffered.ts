import type { Form } from '../visit/form'
import { initialAnswers, type FormAnswers } from '../visit/formAnswers'
import type { Origin } from '../visit/record'
import { answersOfResponse } from './answersOfResponse'
import { fillForm } from './codes'
import { hasCode } from './concept'
import { element, fieldsAt, isFields, textAt, Unreadable, type Fields } from './json'
import { isForPatients, readForm } from './readForm'
import { originOfReference } from './resource'

/** A form that this patient may fill in at this visit, with what is filled in already. */
export interface FormOffered {
  readonly form: Form
  readonly answers: FormAnswers
  readonly state: 'new' | 'started' | 'done'
  /** Somebody at the clinic asked this patient for it. */
  readonly task?: Origin
}

export interface FormsOffered {
  /** Those that were asked for come first. */
  readonly forms: readonly FormOffered[]
  /** Asked for, but not on this tablet: the front desk has to help. */
  readonly notHere: number
}

export interface FormsAsk {
  readonly visitId: string
  /** BCP 47, of the screen. */
  readonly language: string
}

const open = ['requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold']

/** `record`: every resource of the patient. Nothing of it throws: what is damaged is left out. */
export function readFormsOffered(
  questionnaires: readonly Fields[],
  record: readonly Fields[],
  ask: FormsAsk,
): FormsOffered {
  const tasks = record.flatMap((each) => safely(() => formTask(each)) ?? [])
  const patient = record.find((each) => element(each, 'resourceType') === 'Patient')
  const reader = { language: ask.language, ...(patient !== undefined && { patient }) }
  const forms = questionnaires.flatMap((questionnaire): readonly FormOffered[] => {
    const form = readForm(questionnaire, reader)
    if (form === null) return []
    const task = tasks.find(({ questionnaireId }) => questionnaireId === form.id)?.origin
    if (task === undefined && !isForPatients(questionnaire)) return []
    const before = record.find((each) => isAnswer(each, form, ask.visitId))
    const answers = before && answersOfResponse(form, before)
    return [
      {
        form,
        answers: answers ?? initialAnswers(form.items),
        state: before === undefined ? 'new' : isDone(before) ? 'done' : 'started',
        ...(task !== undefined && { task }),
      },
    ]
  })
  const here = new Set(forms.map(({ form }) => form.id))
  return {
    forms: forms.toSorted(askedFirst),
    notHere: tasks.filter(({ questionnaireId }) => !here.has(questionnaireId)).length,
  }
}

function formTask(task: Fields): { origin: Origin; questionnaireId: string } | undefined {
  if (element(task, 'resourceType') !== 'Task') return undefined
  if (!open.includes(textAt(task, 'status') ?? '') || !hasCode(fieldsAt(task, 'code'), [fillForm]))
    return undefined
  const focus = originOfReference(textAt(fieldsAt(task, 'focus'), 'reference'))
  const id = textAt(task, 'id')
  return focus?.type === 'Questionnaire' && id !== undefined
    ? { origin: { type: 'Task', id }, questionnaireId: focus.id }
    : undefined
}

function isAnswer(response: Fields, form: Form, visitId: string): boolean {
  if (element(response, 'resourceType') !== 'QuestionnaireResponse') return false
  const encounter = element(response, 'encounter')
  return (
    element(response, 'questionnaire') === form.canonical &&
    element(response, 'status') !== 'entered-in-error' &&
    isFields(encounter) &&
    element(encounter, 'reference') === `Encounter/${visitId}`
  )
}

const isDone = (response: Fields) =>
  ['completed', 'amended'].includes(String(element(response, 'status')))

const askedFirst = (a: FormOffered, b: FormOffered) =>
  Number(a.task === undefined) - Number(b.task === undefined) ||
  a.form.title.localeCompare(b.form.title)

function safely<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}
