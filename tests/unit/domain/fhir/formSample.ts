import { readForm } from '@/domain/fhir/readForm'
import { formResponse } from '@/domain/fhir/questionnaireResponse'
import type { EditContext } from '@/domain/visit/edit'
import type { Form } from '@/domain/visit/form'
import type { FormAnswers } from '@/domain/visit/formAnswers'
import type { FormValue } from '@/domain/visit/formValue'

type Json = Readonly<Record<string, unknown>>

export const formEdit: EditContext = {
  patientId: 'p1',
  visitId: 'visit-1',
  author: { id: 'p1', name: 'Rosa Delgado', role: 'patient' },
  now: () => '2026-11-22T10:00:00.000Z',
  newId: () => 'new',
}

export const questionnaire = (item: readonly Json[], more: Json = {}): Json => ({
  resourceType: 'Questionnaire',
  id: 'q1',
  url: 'https://clinic.example/Questionnaire/q1',
  status: 'active',
  title: 'A form',
  item,
  ...more,
})

export function formOf(
  item: readonly Json[],
  more: Json = {},
  language = 'en',
  patient?: Json,
): Form {
  const form = readForm(questionnaire(item, more), { language, ...(patient && { patient }) })
  if (form === null) throw new Error('not a form')
  return form
}

export const answered = (
  values: Readonly<Record<string, readonly FormValue[]>>,
  rows: Readonly<Record<string, readonly FormAnswers[]>> = {},
): FormAnswers => ({ values: new Map(Object.entries(values)), rows: new Map(Object.entries(rows)) })

export const responseTo = (form: Form, answers: FormAnswers, done = false) =>
  formResponse(formEdit, { form, answers }, { id: 'form-1', done })

export const yes: FormValue = { kind: 'boolean', yes: true }
export const no: FormValue = { kind: 'boolean', yes: false }
export const text = (words: string): FormValue => ({ kind: 'text', text: words })
export const whole = (number: number): FormValue => ({ kind: 'integer', number })
