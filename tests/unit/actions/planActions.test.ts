import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPlanLine } from '@/actions/addPlanLine'
import { agreeGoal } from '@/actions/agreeGoal'
import { answerPlanLine } from '@/actions/answerPlanLine'
import { changeGoalWords } from '@/actions/changeGoalWords'
import { changePlanLine } from '@/actions/changePlanLine'
import { NotOnTablet } from '@/actions/changeResources'
import { closeGoal } from '@/actions/closeGoal'
import { markPlanLine } from '@/actions/markPlanLine'
import { movePlanLine } from '@/actions/movePlanLine'
import { noteGoalProgress } from '@/actions/noteGoalProgress'
import { proposeGoal } from '@/actions/proposeGoal'
import { recordTeachBack } from '@/actions/recordTeachBack'
import { removePlanLine } from '@/actions/removePlanLine'
import { reopenGoal } from '@/actions/reopenGoal'
import { restorePlanLine } from '@/actions/restorePlanLine'
import { takeBackGoalProgress } from '@/actions/takeBackGoalProgress'
import { takeBackPlanWords } from '@/actions/takeBackPlanWords'
import { withdrawAgreement } from '@/actions/withdrawAgreement'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'
import { closeDb, openDb } from '@/records/db'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { patient, patientId, the } from '../domain/fhir/sample'

let edit: EditContext
let alone: EditContext
let visits = 0
let seconds = 0

beforeEach(async () => {
  visits += 1
  let ids = 0
  edit = {
    patientId,
    visitId: `plan-visit-${visits}`,
    author: { id: 'osei', name: 'Hana Osei', role: 'clinician' },
    now: () => new Date(Date.parse('2026-11-22T10:00:00Z') + (seconds += 1) * 1000).toISOString(),
    newId: () => `id-${visits}-${(ids += 1)}`,
  }
  alone = { ...edit, author: { id: patientId, name: 'Rosa', role: 'patient' } }
  const authorId = 'osei'
  await commitEdit({ verb: 'seed', patientId, authorId, at: edit.now(), resources: [patient] })
})

afterEach(async () => {
  const { name } = openDb()
  closeDb()
  forgetOpened()
  await Dexie.delete(name)
})

const record = async () => readRecord(await readPatient(patientId), patientId)
const texts = async () => (await record()).plan.map(({ text }) => text)
const line = async (lineId: string) =>
  the((await record()).plan.find((each) => each.lineId === lineId))
const goal = async () => the((await record()).goals[0])

async function build(...words: string[]): Promise<void> {
  for (const text of words)
    await addPlanLine(edit, (await record()).ourPlan, { kind: 'activity', text }, text)
}

test('the first line begins the plan, the next ones go into the same one', async () => {
  await build('Walk', 'Rest', 'Drink')
  const stored = await readPatient(patientId)
  expect(stored.filter(({ resourceType }) => resourceType === 'CarePlan')).toHaveLength(1)
  expect(await texts()).toEqual(['Walk', 'Rest', 'Drink'])
})

test('a line is changed, moved by taps, taken out and put back to its place', async () => {
  await build('Walk', 'Rest', 'Drink')
  await changePlanLine(edit, await line('Rest'), { text: 'Sleep', detail: 'Eight hours' })
  await movePlanLine(edit, await line('Drink'), 'before', await line('Walk'))
  expect(await texts()).toEqual(['Drink', 'Walk', 'Sleep'])
  const walk = await line('Walk')
  const taken = the(await removePlanLine(edit, walk))
  expect(await texts()).toEqual(['Drink', 'Sleep'])
  await restorePlanLine(edit, walk.origin, taken)
  expect(await texts()).toEqual(['Drink', 'Walk', 'Sleep'])
})

test('words that come after the tap are with the same answer, not a second one', async () => {
  await build('Walk')
  await markPlanLine(alone, await line('Walk'), { id: 'm1', kind: 'question', words: '' })
  await markPlanLine(alone, await line('Walk'), { id: 'm1', kind: 'question', words: 'How far?' })
  const stored = await readPatient(patientId)
  expect(stored.filter(({ resourceType }) => resourceType === 'Communication')).toHaveLength(1)
  const { mark } = await line('Walk')
  expect(mark).toMatchObject({ kind: 'question', words: 'How far?' })
  await answerPlanLine(edit, await line('Walk'), the(mark), { id: 'r1', words: 'To the corner.' })
  expect((await line('Walk')).mark?.reply?.words).toBe('To the corner.')
})

test('an answer tapped by mistake is taken back, and the one before stands', async () => {
  await build('Walk')
  await markPlanLine(alone, await line('Walk'), { id: 'm1', kind: 'got-it', words: '' })
  await markPlanLine(alone, await line('Walk'), { id: 'm2', kind: 'cannot', words: '' })
  await takeBackPlanWords(alone, { type: 'Communication', id: 'm2' })
  expect((await line('Walk')).mark?.kind).toBe('got-it')
})

test('a goal is active only after both taps, and each tap says who it was', async () => {
  await proposeGoal(alone, { words: 'Dance at the wedding' }, 'g')
  await agreeGoal(edit, (await goal()).origin, 'patient')
  expect((await goal()).status).toBe('proposed')
  await agreeGoal(edit, (await goal()).origin, 'clinician')
  expect((await goal()).status).toBe('active')
  const provenance = (await openDb().records.toArray()).filter(({ type }) => type === 'Provenance')
  expect(provenance).toHaveLength(2)
  await withdrawAgreement(alone, (await goal()).origin, 'patient')
  expect((await goal()).status).toBe('proposed')
})

test('new words ask both again, and no tap is asked of a goal that is not here', async () => {
  await proposeGoal(edit, { words: 'Dance' }, 'g')
  await agreeGoal(edit, (await goal()).origin, 'patient')
  await agreeGoal(edit, (await goal()).origin, 'clinician')
  await changeGoalWords(edit, (await goal()).origin, { words: 'Dance all night' })
  expect(await goal()).toMatchObject({
    words: 'Dance all night',
    status: 'proposed',
    agreed: false,
  })
  await expect(agreeGoal(edit, { type: 'Goal', id: 'gone' }, 'patient')).rejects.toThrow(
    NotOnTablet,
  )
})

test('reached and stopped have a way back', async () => {
  await proposeGoal(edit, { words: 'Dance' }, 'g')
  const { origin } = await goal()
  await agreeGoal(edit, origin, 'patient')
  await agreeGoal(edit, origin, 'clinician')
  const at = edit.now()
  await noteGoalProgress(edit, origin, { rating: 'reached', words: 'I did!', label: 'Reached', at })
  expect((await goal()).status).toBe('done')
  await takeBackGoalProgress(edit, origin, at)
  expect(await goal()).toMatchObject({ status: 'active', progress: [] })
  await closeGoal(edit, origin, 'stopped')
  expect((await goal()).status).toBe('stopped')
  await reopenGoal(edit, origin)
  expect((await goal()).status).toBe('active')
})

test('what was said back is in the record with the place to go back to', async () => {
  const about = { kind: 'plan-line', lineId: 'Walk', title: 'Walk' } as const
  await recordTeachBack(edit, { id: 't', about, explanation: 'To the corner', rating: 'again' })
  expect((await record()).teachBacks).toMatchObject([{ about, rating: 'again' }])
})
