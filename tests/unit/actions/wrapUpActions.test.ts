import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerConcern } from '@/actions/answerConcern'
import { keepSummary } from '@/actions/keepSummary'
import { recordConcern } from '@/actions/recordConcern'
import { reopenVisit } from '@/actions/reopenVisit'
import { ConcernsStillOpen, wrapUpVisit } from '@/actions/wrapUpVisit'
import { validateResource } from '@/clinic-endpoint/validate/validateResource'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'
import { closeDb, openDb } from '@/records/db'
import { readPatient } from '@/records/readPatient'
import { patient, patientId, subject, the } from '../domain/fhir/sample'

let visits = 0
let edit: EditContext

beforeEach(async () => {
  visits += 1
  let ids = 0
  edit = {
    patientId,
    visitId: `end-visit-${visits}`,
    appointmentId: 'today',
    author: { id: 'okafor', name: 'Hannah Okafor', role: 'clinician' },
    now: () => '2026-11-24T09:40:00.000Z',
    newId: () => `e${visits}-${(ids += 1)}`,
  }
  const appointment = {
    resourceType: 'Appointment',
    id: 'today',
    status: 'arrived',
    start: '2026-11-24T09:20:00.000Z',
    participant: [{ actor: subject, status: 'accepted' }],
  }
  const resources = [patient, appointment]
  await commitEdit({ verb: 'seed', patientId, authorId: 'x', at: edit.now(), resources })
})

afterEach(async () => {
  const { name } = openDb()
  closeDb()
  await Dexie.delete(name)
})

const resources = () => readPatient(patientId)
const recordNow = async () => readRecord(await resources(), patientId)
const statusOf = async (type: string) =>
  (await resources()).find(({ resourceType }) => resourceType === type)
const today = '2026-11-24'

test('a visit does not end over a question that nobody took up, private or not', async () => {
  await recordConcern(edit, { kind: 'concern', words: 'I skip a pill', private: true })
  await expect(wrapUpVisit(edit, await recordNow(), today)).rejects.toThrow(ConcernsStillOpen)
  await answerConcern(edit, the((await recordNow()).concerns[0]), {
    kind: 'deferred',
    words: '',
    until: '2026-12-03',
  })
  await wrapUpVisit(edit, await recordNow(), today)
  expect(await statusOf('Encounter')).toMatchObject({
    status: 'finished',
    period: { end: '2026-11-24T09:40:00.000Z' },
  })
  expect(await statusOf('Appointment')).toMatchObject({ status: 'fulfilled' })
})

test('wrapped up too early, the visit and its appointment go on', async () => {
  await wrapUpVisit(edit, await recordNow(), today)
  await reopenVisit(edit)
  expect(await statusOf('Encounter')).toMatchObject({ status: 'in-progress' })
  expect(await statusOf('Appointment')).toMatchObject({ status: 'arrived' })
})

test('pages kept twice are one document, with the newest bytes', async () => {
  const keep = (letter: number) =>
    keepSummary(edit, { language: 'en', title: 'My visit', pdf: new Uint8Array([letter]) })
  await keep(65)
  await keep(66)
  expect((await recordNow()).summaries).toHaveLength(1)
  expect(await statusOf('Binary')).toMatchObject({ data: btoa('B') })
  expect((await resources()).flatMap(validateResource)).toEqual([])
})
