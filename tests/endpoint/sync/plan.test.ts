import 'fake-indexeddb/auto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addPlanLine } from '@/actions/addPlanLine'
import { agreeGoal } from '@/actions/agreeGoal'
import { answerPlanLine } from '@/actions/answerPlanLine'
import { changeGoalWords } from '@/actions/changeGoalWords'
import { changePlanLine } from '@/actions/changePlanLine'
import { markPlanLine } from '@/actions/markPlanLine'
import { noteGoalProgress } from '@/actions/noteGoalProgress'
import { proposeGoal } from '@/actions/proposeGoal'
import { recordTeachBack } from '@/actions/recordTeachBack'
import { removePlanLine } from '@/actions/removePlanLine'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalWords } from '@/domain/visit/goal'
import type { PlanLine } from '@/domain/visit/plan'
import type { TeachBackAbout } from '@/domain/visit/teachBack'
import { openDb } from '@/records/db'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { emptyTablet, openClinic, pullOnce, pushOnce, type Clinic } from './clinic'

let clinic: Clinic
let visits = 0
let seconds = 0
let edit: EditContext
let alone: EditContext

beforeAll(async () => {
  clinic = await openClinic()
  await clinic.put({ resourceType: 'Patient', id: 'p1' })
  await clinic.put({
    resourceType: 'MedicationRequest',
    id: 'amlo',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    medicationCodeableConcept: { text: 'Amlodipine 5 mg' },
  } as never)
})
afterAll(() => clinic.close())
beforeEach(async () => {
  await emptyTablet()
  visits += 1
  edit = {
    patientId: 'p1',
    visitId: `plan-${String(visits)}`,
    author: { id: 'dr', name: 'Dr. Okafor', role: 'clinician' },
    now: () => new Date(Date.parse('2026-11-22T10:00:00Z') + (seconds += 1) * 1000).toISOString(),
    newId: () => crypto.randomUUID(),
  }
  alone = { ...edit, author: { id: 'p1', name: 'Rosa', role: 'patient' } }
  await pull()
})

const pull = () => pullOnce(clinic, 'p1')
const record = async () => readRecord(await readPatient('p1'), 'p1')

const goal: GoalWords = {
  words: 'Climb the stairs 🏃🏽‍♀️',
  firstStep: 'Walk after dinner',
  helper: 'Ana',
  confidence: 8,
  inTheWay: 'My knees\nache',
  due: '2027-03-28',
  targets: [
    {
      measure: { system: 'http://loinc.org', code: '13457-7', display: 'LDL' },
      comparator: '<',
      value: 70,
      unit: 'mg/dL',
      unitText: 'mg/dL',
    },
  ],
}

async function line(text: string): Promise<PlanLine> {
  const found = (await record()).plan.find((each) => each.text === text)
  if (!found) throw new Error(`no line ${text}`)
  return found
}

test('the endpoint takes all of a plan, its answers, goals and saying back, and gives it back the same', async () => {
  const kinds = ['activity', 'test', 'referral', 'other', 'medicine'] as const
  for (const kind of kinds)
    await addPlanLine(
      edit,
      (await record()).ourPlan,
      { kind, text: kind, detail: 'Why' },
      `l-${kind}`,
    )
  const source = { type: 'MedicationRequest', id: 'amlo' }
  const medicine = { kind: 'medicine', text: 'Amlodipine 5 mg', source } as const
  await addPlanLine(edit, (await record()).ourPlan, medicine, 'l-amlo')
  const own = { type: 'MedicationStatement', id: 'own' }
  await addPlanLine(
    edit,
    (await record()).ourPlan,
    { kind: 'medicine', text: 'Aspirin', source: own },
    'l-own',
  )
  await changePlanLine(edit, await line('Amlodipine 5 mg'), { text: 'The small pill', detail: '' })
  await removePlanLine(edit, await line('other'))
  await markPlanLine(alone, await line('activity'), { id: 'm1', kind: 'got-it', words: '' })
  await markPlanLine(alone, await line('test'), { id: 'm2', kind: 'question', words: '' })
  await markPlanLine(edit, await line('The small pill'), {
    id: 'm3',
    kind: 'cannot',
    words: 'Too big',
  })
  const { mark } = await line('The small pill')
  if (mark)
    await answerPlanLine(edit, await line('The small pill'), mark, { id: 'r1', words: 'Halve it.' })
  await proposeGoal(alone, { words: 'Sleep' }, 'g0')
  await proposeGoal(edit, goal, 'g1')
  await agreeGoal(edit, { type: 'Goal', id: 'g1' }, 'patient')
  await agreeGoal(edit, { type: 'Goal', id: 'g1' }, 'clinician')
  const progress = { rating: 'better', words: '', label: 'Better', at: edit.now() } as const
  await noteGoalProgress(edit, { type: 'Goal', id: 'g1' }, progress)
  await changeGoalWords(edit, { type: 'Goal', id: 'g0' }, { words: 'Sleep until six' })
  const abouts: TeachBackAbout[] = [
    { kind: 'lesson', lessonId: 'artery', place: 'what-helps', title: 'What helps' },
    { kind: 'plan-line', lineId: 'l-amlo', title: 'The small pill' },
  ]
  for (const [index, about] of abouts.entries())
    await recordTeachBack(edit, {
      id: `t${String(index)}`,
      about,
      explanation: 'So',
      rating: 'clear',
    })

  const { plan, goals, teachBacks } = await record()
  for (let round = 0; round < 5; round += 1) await pushOnce(clinic)
  expect(await openDb().held.toArray()).toEqual([])
  expect(await openDb().outbox.count()).toBe(0)

  await emptyTablet()
  await pull()
  forgetOpened()
  const again = await record()
  expect(again.unread).toEqual([])
  expect(again.plan).toEqual(plan)
  expect(again.goals).toEqual(goals)
  expect(again.teachBacks).toEqual(teachBacks)
  expect(plan).toHaveLength(6)
  const { body } = await clinic.get('Provenance?_count=50')
  expect(body['entry']).toHaveLength(2)
})
