import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerConcern } from '@/actions/answerConcern'
import { changeConcern } from '@/actions/changeConcern'
import { keepPrivate } from '@/actions/keepPrivate'
import { orderConcerns } from '@/actions/orderConcerns'
import { recordConcern } from '@/actions/recordConcern'
import { recordWhatMatters } from '@/actions/recordWhatMatters'
import { removeConcern } from '@/actions/removeConcern'
import { reopenConcern } from '@/actions/reopenConcern'
import { restoreConcern } from '@/actions/restoreConcern'
import { validateResource } from '@/clinic-endpoint/validate/validateResource'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import { closeDb, openDb } from '@/records/db'
import { readPatient } from '@/records/readPatient'
import { patientId, the } from '../domain/fhir/sample'

let visits = 0
let byPatient: EditContext
let byClinician: EditContext

beforeEach(() => {
  visits += 1
  let ids = 0
  let seconds = 0
  byPatient = {
    patientId,
    visitId: `concern-visit-${visits}`,
    author: { id: patientId, name: 'Rosa Delgado', role: 'patient' },
    now: () => new Date(Date.UTC(2026, 10, 24, 9, 0, (seconds += 1))).toISOString(),
    newId: () => `c${visits}-${(ids += 1)}`,
  }
  byClinician = {
    ...byPatient,
    author: { id: 'okafor', name: 'Hannah Okafor', role: 'clinician' },
  }
})

afterEach(async () => {
  const { name } = openDb()
  closeDb()
  await Dexie.delete(name)
})

const recordNow = async () => readRecord(await readPatient(patientId), patientId)
const question = (words: string) => ({ kind: 'question', words, private: false }) as const

test('what the patient writes, orders, changes, hides and removes is in the record as it was meant', async () => {
  const first = await recordConcern(byPatient, question('Will I be tired?'))
  const second = await recordConcern(byPatient, question('I skip a pill'))
  const third = await recordConcern(byPatient, question('a slip'))
  await orderConcerns(byPatient, [second, first])
  await changeConcern(byPatient, first, 'Will the new pill make me tired?')
  await keepPrivate(byPatient, the((await recordNow()).concerns[0]), true)
  await removeConcern(byPatient, third)
  await recordWhatMatters(byPatient, 'To walk', undefined)
  await answerConcern(byClinician, the((await recordNow()).concerns[0]), {
    kind: 'sent-on',
    words: '',
    to: 'Dr. Park',
  })
  const { concerns } = await recordNow()
  expect(concerns.map((each) => [each.words, each.private])).toEqual([
    ['I skip a pill', true],
    ['Will the new pill make me tired?', false],
  ])
  expect((await readPatient(patientId)).flatMap(validateResource)).toEqual([])
})

test('a concern removed by a slip comes back with its words', async () => {
  const written = await recordConcern(byPatient, question('Is it safe?'))
  await removeConcern(byPatient, written)
  expect((await recordNow()).concerns).toEqual([])
  await restoreConcern(byPatient, written)
  expect((await recordNow()).concerns.map(({ words }) => words)).toEqual(['Is it safe?'])
})

test('an answer is taken back and the question is open again', async () => {
  await recordConcern(byPatient, question('Is it safe?'))
  const concern = the((await recordNow()).concerns[0])
  const answer = await answerConcern(byClinician, concern, { kind: 'answered', words: 'Yes.' })
  expect(the((await recordNow()).concerns[0]).answer).toMatchObject({
    words: 'Yes.',
    byName: 'Hannah Okafor',
  })
  await reopenConcern(byClinician, [answer])
  expect(the((await recordNow()).concerns[0]).state).toBe('open')
})

test('hiding a concern after it was answered hides the answer with it', async () => {
  await recordConcern(byPatient, question('money'))
  await answerConcern(byClinician, the((await recordNow()).concerns[0]), {
    kind: 'answered',
    words: 'We know a cheaper one.',
  })
  await keepPrivate(byPatient, the((await recordNow()).concerns[0]), true)
  const told = await readPatient(patientId)
  const hidden = told.filter(
    (each) => each.resourceType === 'Communication' && JSON.stringify(each).includes('"private"'),
  )
  expect(hidden).toHaveLength(2)
})

test('what matters is one text a visit, changed and not piled up', async () => {
  await recordWhatMatters(byPatient, 'To walk to church', undefined)
  await recordWhatMatters(
    byPatient,
    'To walk to church alone',
    the((await recordNow()).whatMatters[0]),
  )
  expect((await recordNow()).whatMatters.map(({ words }) => words)).toEqual([
    'To walk to church alone',
  ])
})
