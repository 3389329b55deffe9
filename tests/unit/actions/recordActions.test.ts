import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NotOnTablet } from '@/actions/changeResources'
import { correctMeasurement } from '@/actions/correctMeasurement'
import { markMeasurementMistaken } from '@/actions/markMeasurementMistaken'
import { recordMeasurement } from '@/actions/recordMeasurement'
import { reopenProblem } from '@/actions/reopenProblem'
import { resolveProblem } from '@/actions/resolveProblem'
import { resumeMedicine } from '@/actions/resumeMedicine'
import { stopMedicine } from '@/actions/stopMedicine'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'
import { closeDb, openDb } from '@/records/db'
import { readPatient } from '@/records/readPatient'
import { condition, patient, patientId, subject, the } from '../domain/fhir/sample'

let visits = 0
let edit: EditContext

const lisinopril = (id: string, authoredOn: string) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject,
  authoredOn,
  medicationCodeableConcept: { text: 'Lisinopril 10 MG' },
})

beforeEach(async () => {
  visits += 1
  let ids = 0
  edit = {
    patientId,
    visitId: `visit-${visits}`,
    author: { id: 'osei', name: 'Hana Osei', role: 'clinician' },
    now: () => '2026-11-22T10:00:00.000Z',
    newId: () => `id-${visits}-${(ids += 1)}`,
  }
  await commitEdit({
    verb: 'seed',
    patientId,
    authorId: 'osei',
    at: edit.now(),
    resources: [
      patient,
      condition('asthma', '195967001', 'Asthma'),
      lisinopril('old', '2024-01-01'),
      lisinopril('new', '2026-01-01'),
    ],
  })
})

afterEach(async () => {
  const { name } = openDb()
  closeDb()
  await Dexie.delete(name)
})

const record = async () => readRecord(await readPatient(patientId), patientId)

const weight = (id: string, value: number) => ({
  id,
  coding: { system: 'http://loinc.org', code: '29463-7', display: 'Weight' },
  category: 'vital' as const,
  when: edit.now(),
  atHome: false,
  value: { value, unit: 'kg', unitText: 'kg' },
})

test('the first edit of a visit brings the visit with it, the second does not make another', async () => {
  await recordMeasurement(edit, weight('w1', 80))
  await recordMeasurement(edit, weight('w2', 81))
  const { visits: listed, measurements } = await record()
  expect(listed.map(({ origin }) => origin.id)).toEqual([edit.visitId])
  expect(measurements.map(({ quantity }) => quantity?.value).sort()).toEqual([80, 81])
})

test('a corrected reading shows the new number, and its mistake leaves the record', async () => {
  const origin = { type: 'Observation', id: 'w1' }
  await recordMeasurement(edit, weight('w1', 801))
  await correctMeasurement(edit, origin, { value: 80.1, note: 'Was 801.' })
  expect((await record()).measurements[0]).toMatchObject({
    quantity: { value: 80.1 },
    corrected: true,
  })
  await markMeasurementMistaken(edit, origin, 'Wrong patient.')
  expect((await record()).measurements).toEqual([])
  await correctMeasurement(edit, origin, { note: 'Put back.' })
  expect((await record()).measurements[0]?.quantity?.value).toBe(80.1)
})

test('a problem that is over can be opened again', async () => {
  const origin = { type: 'Condition', id: 'asthma' }
  await resolveProblem(edit, origin)
  expect((await record()).problems[0]?.status).toBe('resolved')
  await reopenProblem(edit, origin)
  expect((await record()).problems[0]).toMatchObject({ status: 'active', name: 'Asthma' })
})

test('stopping a medicine stops its forgotten repeat too', async () => {
  const [medicine] = (await record()).medicines
  const entries = [the(medicine).origin, ...the(medicine).alsoRunning]
  expect(entries).toHaveLength(2)
  await stopMedicine(edit, entries, { on: '2026-11-20', because: 'Cough', note: 'Stopped.' })
  expect((await record()).medicines).toMatchObject([{ status: 'stopped', stoppedBecause: 'Cough' }])
  await resumeMedicine(edit, entries, 'A slip.')
  expect((await record()).medicines[0]?.status).toBe('taking')
})

test('a thing that another pull took away is named, and nothing is written', async () => {
  const before = await openDb().outbox.count()
  const gone = { type: 'Condition', id: 'gone' }
  await expect(resolveProblem(edit, gone)).rejects.toThrow(NotOnTablet)
  expect(await openDb().outbox.count()).toBe(before)
})
