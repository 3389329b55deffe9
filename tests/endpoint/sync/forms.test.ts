import 'fake-indexeddb/auto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { completeForm, FormIncomplete } from '@/actions/completeForm'
import { saveFormAnswers } from '@/actions/saveFormAnswers'
import { clinicForms } from '@/clinic-endpoint/demo/writeForms'
import { formResponseId } from '@/domain/fhir/questionnaireResponse'
import { readFormsOffered } from '@/domain/fhir/readFormsOffered'
import { readRecord } from '@/domain/fhir/readRecord'
import { readForm } from '@/domain/fhir/readForm'
import type { EditContext } from '@/domain/visit/edit'
import type { Form } from '@/domain/visit/form'
import { initialAnswers, withValues, type FormAnswers } from '@/domain/visit/formAnswers'
import { formFaults, formProgress } from '@/domain/visit/formProgress'
import { askedItems, eachAsked, type AskedQuestion } from '@/domain/visit/formShown'
import type { FormValue } from '@/domain/visit/formValue'
import { openDb } from '@/records/db'
import { readQuestionnaires } from '@/records/questionnaires'
import { forgetOpened, readPatient } from '@/records/readPatient'
import type { StoredResource } from '@/records/resource'
import { pullQuestionnaires } from '@/sync/questionnaires'
import { emptyTablet, openClinic, pullOnce, pushOnce, type Clinic } from './clinic'

type Json = Readonly<Record<string, unknown>>

const samples = resolve(
  process.env['ALONGSIDE_RECORDS'] ?? '../shared/records',
  'hl7-us-core-examples',
)
const names = ['TAPS', 'phq-9-example', 'prapare-example']

let clinic: Clinic
let edit: EditContext
let visits = 0
beforeAll(async () => {
  clinic = await openClinic()
  await clinic.put({ resourceType: 'Patient', id: 'p1' })
  for (const form of clinicForms()) await clinic.put(form)
})
afterAll(() => clinic.close())
beforeEach(async () => {
  await emptyTablet()
  visits += 1
  edit = {
    patientId: 'p1',
    visitId: `visit-${String(visits)}`,
    author: { id: 'p1', name: 'Rosa', role: 'patient' },
    now: () => '2026-11-22T10:00:00.000Z',
    newId: () => crypto.randomUUID(),
  }
})

const formOf = (questionnaire: unknown): Form => {
  const form = readForm(questionnaire, { language: 'en' })
  if (form === null) throw new Error('not a form')
  return form
}

/** As a person would: answers what is asked, and what is asked because of that. */
function filled(form: Form): FormAnswers {
  let answers = initialAnswers(form.items)
  for (;;) {
    const open = [...eachAsked(askedItems(form, answers))].find(
      (asked) => asked.kind === 'question' && asked.values.length === 0,
    ) as AskedQuestion | undefined
    if (open === undefined) return answers
    answers = withValues(answers, open.path, open.item.linkId, someValues(open))
  }
}

function someValues({ item }: AskedQuestion): readonly FormValue[] {
  const chosen = item.options.map(({ value }) => value)
  if (item.repeats && chosen.length > 1) return chosen.slice(0, 2)
  if (chosen[0]) return [chosen[0]]
  switch (item.answer) {
    case 'integer':
    case 'decimal':
      return [{ kind: item.answer, number: 4 }]
    case 'boolean':
      return [{ kind: 'boolean', yes: true }]
    case 'date':
      return [{ kind: 'date', text: '2026-11-02' }]
    default:
      return [{ kind: 'text', text: 'Calle Ñ 12, 2.º' }]
  }
}

const responseAt = async (form: Form) =>
  (await clinic.get(`QuestionnaireResponse/${await formResponseId(edit, form)}`)).body
const record = async () => {
  forgetOpened()
  return readPatient('p1')
}

describe('the forms of the clinic come to the tablet', () => {
  it('those in use, and again only after a while', async () => {
    await clinic.put({
      resourceType: 'Questionnaire',
      id: 'old',
      status: 'retired',
    } as StoredResource)
    expect(await pullQuestionnaires(clinic.client, 1_000_000)).toBe('complete')
    expect((await readQuestionnaires()).map(({ id }) => id)).toEqual(['before-your-visit'])
    clinic.network = () => Promise.reject(new TypeError('Load failed'))
    expect(await pullQuestionnaires(clinic.client, 1_000_500)).toBe('complete')
    expect(await pullQuestionnaires(clinic.client, 9_000_000)).toBe('unreachable')
    clinic.network = (request) => request()
    expect(await readQuestionnaires()).toHaveLength(1)
  })
})

describe('what was filled in reaches the clinic', () => {
  it('as one answer to one form of one visit, however often it was saved', async () => {
    const form = formOf(clinicForms()[0])
    let answers = initialAnswers(form.items)
    for (const letters of ['5', '55', '555-0101']) {
      answers = withValues(answers, [], 'reach/phone', [{ kind: 'text', text: letters }])
      await saveFormAnswers(edit, form, answers)
    }
    const waiting = await openDb().outbox.toArray()
    expect(waiting.map(({ type }) => type).sort()).toEqual(['Encounter', 'QuestionnaireResponse'])
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await responseAt(form)).toMatchObject({
      status: 'in-progress',
      subject: { reference: 'Patient/p1' },
      encounter: { reference: `Encounter/${edit.visitId}` },
      item: [
        {
          linkId: 'reach',
          item: [{ linkId: 'reach/phone', answer: [{ valueString: '555-0101' }] }],
        },
      ],
    })
  })

  it('leaves no trace where nothing was answered, and no version where nothing changed', async () => {
    const form = formOf(clinicForms()[0])
    await saveFormAnswers(edit, form, initialAnswers(form.items))
    expect(await openDb().outbox.count()).toBe(0)
    await saveFormAnswers(edit, form, filled(form))
    await pushOnce(clinic)
    await saveFormAnswers(edit, form, filled(form))
    expect(await openDb().outbox.count()).toBe(0)
  })

  it('is not called done before what is required has an answer', async () => {
    const form = formOf(clinicForms()[0])
    await expect(completeForm(edit, form, initialAnswers(form.items))).rejects.toThrow(
      FormIncomplete,
    )
    expect(await openDb().outbox.count()).toBe(0)
  })

  it('and answers whoever asked for it, in the same moment', async () => {
    const task = {
      resourceType: 'Task',
      id: `task-${edit.visitId}`,
      status: 'requested',
      intent: 'order',
      code: { coding: [{ system: 'urn:alongside:codes', code: 'fill-form' }] },
      focus: { reference: 'Questionnaire/before-your-visit' },
      for: { reference: 'Patient/p1' },
      owner: { reference: 'Patient/p1' },
    }
    await clinic.put(task)
    await pullQuestionnaires(clinic.client, Date.now())
    await pullOnce(clinic, 'p1')
    const ask = { visitId: edit.visitId, language: 'en' }
    const offered = async () =>
      readFormsOffered(
        (await readQuestionnaires()) as unknown as Json[],
        (await record()) as unknown as Json[],
        ask,
      )
    const [first] = (await offered()).forms
    if (!first) throw new Error('nothing offered')
    expect(first).toMatchObject({ state: 'new', task: { type: 'Task', id: task.id } })
    await saveFormAnswers(edit, first.form, filled(first.form))
    const [resumed] = (await offered()).forms
    expect(resumed?.state).toBe('started')
    expect(resumed?.answers).toEqual(filled(first.form))
    expect(await completeForm(edit, first.form, filled(first.form), first.task)).toBe('completed')
    expect(await pushOnce(clinic)).toBe('drained')
    const answered = `QuestionnaireResponse/${await formResponseId(edit, first.form)}`
    expect((await clinic.get(`Task/${task.id}`)).body).toMatchObject({
      status: 'completed',
      output: [{ valueReference: { reference: answered } }],
    })
    const [after] = (await offered()).forms
    expect(after).toMatchObject({ state: 'done' })
    expect(after?.task).toBeUndefined()
  })

  it('stays open for the front desk where a tablet could not ask all that is required', async () => {
    const form = formOf({
      resourceType: 'Questionnaire',
      id: 'card',
      url: 'https://clinic.example/card',
      item: [
        { linkId: 'a', type: 'string', text: 'Insurance' },
        { linkId: 'b', type: 'attachment', text: 'A picture of your card', required: true },
      ],
    })
    expect(await completeForm(edit, form, filled(form))).toBe('desk')
    await pushOnce(clinic)
    expect(await responseAt(form)).toMatchObject({ status: 'in-progress' })
  })
})

describe.skipIf(!existsSync(samples))('the example questionnaires of US Core', () => {
  it.each(names)('%s is asked whole, filled in and taken by the clinic', async (name) => {
    const source = JSON.parse(
      readFileSync(`${samples}/Questionnaire-${name}.json`, 'utf8'),
    ) as StoredResource & { item: Json[] }
    const form = formOf(source)
    const answers = filled(form)
    const asked = askedItems(form, answers)
    const kinds = [...eachAsked(asked)].map(({ item }) => item.kind)
    expect(kinds).not.toContain('desk')
    expect(formFaults(asked)).toEqual([])
    const { answered, of } = formProgress(asked)
    expect([answered, of]).toEqual([questionsIn(source.item), questionsIn(source.item)])
    expect(await completeForm(edit, form, answers)).toBe('completed')
    expect(await pushOnce(clinic)).toBe('drained')
    const sent = await responseAt(form)
    expect(sent).toMatchObject({ status: 'completed', questionnaire: form.canonical })
    expect(questionsIn(sent['item'] as Json[])).toBe(answered)
    const [read] = readRecord(await record(), 'p1').forms.filter(
      ({ visitId }) => visitId === edit.visitId,
    )
    expect(read).toMatchObject({ status: 'done', title: form.writtenTitle })
    expect(read?.lines.filter(({ values }) => values.length > 0)).toHaveLength(answered)
  })
})

/** Of a questionnaire what is no heading and no note, of a response what has an answer. */
function questionsIn(items: readonly Json[]): number {
  return items.reduce((sum, item) => {
    const isQuestion =
      'answer' in item || ('type' in item && !/group|display/.test(String(item['type'])))
    return sum + Number(isQuestion) + questionsIn((item['item'] ?? []) as Json[])
  }, 0)
}
