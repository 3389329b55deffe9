import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFault, parseBundle } from '@/domain/fhir/parse'
import { readRecord } from '@/domain/fhir/readRecord'
import type { Resource } from '@/domain/fhir/resource'
import { condition, observation, patient, patientId, pressure, recordOf, subject } from './sample'

const readTypes = [
  'Patient',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'AllergyIntolerance',
  'Observation',
  'Encounter',
  'Appointment',
  'Goal',
  'CarePlan',
  'ServiceRequest',
  'DocumentReference',
]

test('no resource of any shape makes the record throw: what cannot be read is told', () => {
  const shape = fc.record(
    {
      status: fc.jsonValue(),
      code: fc.jsonValue(),
      name: fc.jsonValue(),
      component: fc.jsonValue(),
      valueQuantity: fc.jsonValue(),
      reaction: fc.jsonValue(),
      extension: fc.jsonValue(),
      target: fc.jsonValue(),
      period: fc.jsonValue(),
      participant: fc.jsonValue(),
      effectiveDateTime: fc.jsonValue(),
      dosageInstruction: fc.jsonValue(),
      medicationCodeableConcept: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.constantFrom(...readTypes), shape, (resourceType, body) => {
      const resource = { ...body, resourceType, id: patientId, subject, patient: subject }
      const record = readRecord([resource], patientId)
      for (const { name } of [...record.problems, ...record.medicines, ...record.measurements])
        expect(name).not.toBe('')
    }),
    { numRuns: 500 },
  )
})

test('a damaged result is listed as unread, and the rest of the record still opens', () => {
  const broken = { ...observation('bad', '4548-4', 7, '%', '2026-01-01'), valueQuantity: 'seven' }
  const record = recordOf(broken, observation('good', '4548-4', 7.4, '%', '2026-02-01'))
  expect(record.unread).toEqual([{ type: 'Observation', id: 'bad' }])
  expect(record.measurements).toHaveLength(1)
})

test('a damaged code is told of, also where the result was cancelled', () => {
  const fields = {
    resourceType: 'Observation',
    subject,
    code: 'HbA1c',
    valueQuantity: { value: 7 },
  }
  const record = recordOf({ ...fields, id: 'cancelled', status: 'cancelled' })
  expect(record.unread).toEqual([{ type: 'Observation', id: 'cancelled' }])
})

test('results without a date come last, as they came, whatever stands between them', () => {
  const undated = (id: string) => observation(id, '4548-4', 7, '%', 'some time')
  const record = recordOf(
    undated('first'),
    observation('older', '4548-4', 7, '%', '2026'),
    undated('second'),
    observation('newer', '4548-4', 7, '%', '2026-08-01'),
  )
  const ids = record.measurements.map(({ origin }) => origin.id)
  expect(ids).toEqual(['newer', 'older', 'first', 'second'])
})

test('what belongs to somebody else is never shown, even if it was handed in', () => {
  const theirs = { ...condition('c', '1', 'Theirs'), subject: { reference: 'Patient/other' } }
  const nobodys = { ...condition('d', '1', 'Nobody'), subject: { display: 'Rosa' } }
  expect(recordOf(theirs, nobodys).problems).toEqual([])
})

test('entered in error and ruled out leave every list', () => {
  const wrong = { coding: [{ code: 'entered-in-error' }] }
  const record = recordOf(
    condition('c', '1', 'Slip', { verificationStatus: wrong }),
    condition('d', '2', 'Ruled out', { verificationStatus: { coding: [{ code: 'refuted' }] } }),
    observation('o', '4548-4', 7, '%', '2026-01-01', { status: 'entered-in-error' }),
  )
  expect(record.problems).toEqual([])
  expect(record.measurements).toEqual([])
})

test('a blood pressure stays one measurement with two numbers', () => {
  const [measurement] = recordOf(pressure('p', 134, 80, '2026-03-01')).measurements
  expect(measurement?.parts.map(({ quantity }) => quantity?.value)).toEqual([134, 80])
})

test('partial dates sort by what they may mean, newest first, and undated last', () => {
  const at = (id: string, when?: string) =>
    condition(id, id, id, when === undefined ? {} : { onsetDateTime: when })
  const record = recordOf(
    at('none'),
    at('year', '2024'),
    at('day', '2024-12-31'),
    at('old', '1999-05'),
  )
  expect(record.problems.map(({ name }) => name)).toEqual(['day', 'year', 'old', 'none'])
})

describe('a goal is agreed only if both said so', () => {
  const acceptance = (reference: string, status: string) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/goal-acceptance',
    extension: [
      { url: 'individual', valueReference: { reference } },
      { url: 'status', valueCode: status },
    ],
  })
  const goal = (...extension: object[]) =>
    recordOf({
      resourceType: 'Goal',
      id: 'g',
      subject,
      lifecycleStatus: 'active',
      achievementStatus: { coding: [{ code: 'in-progress' }] },
      description: { text: 'A1c under 7' },
      extension,
    }).goals[0]

  test('an active life cycle alone makes nothing the patient’s goal', () => {
    expect(goal()).toMatchObject({ agreed: false, status: 'proposed' })
  })

  test('one side is not enough', () => {
    expect(goal(acceptance(`Patient/${patientId}`, 'agree'))?.agreed).toBe(false)
    expect(goal(acceptance('Practitioner/osei', 'agree'))?.agreed).toBe(false)
  })

  test('both sides are, and one that disagrees undoes it', () => {
    const both = [
      acceptance(`Patient/${patientId}`, 'agree'),
      acceptance('Practitioner/osei', 'agree'),
    ]
    expect(goal(...both)).toMatchObject({ agreed: true, status: 'active' })
    expect(goal(...both, acceptance('Practitioner/lee', 'disagree'))?.agreed).toBe(false)
  })
})

test('an appointment that became a visit is listed once', () => {
  const record = recordOf(
    {
      resourceType: 'Appointment',
      id: 'a',
      status: 'booked',
      start: '2026-11-22T09:20:00Z',
      participant: [{ actor: subject }],
    },
    {
      resourceType: 'Encounter',
      id: 'e',
      status: 'in-progress',
      subject,
      appointment: [{ reference: 'Appointment/a' }],
    },
  )
  expect(record.visits.map(({ origin }) => origin.type)).toEqual(['Encounter'])
})

const folder = process.env['ALONGSIDE_RECORDS'] ?? join('..', 'shared', 'records')
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    )
  : []

test.skipIf(files.length === 0)('every third-party record opens, with nothing unread', () => {
  let patients = 0
  for (const file of files) {
    const bundle = parseBundle(readFileSync(join(folder, file), 'utf8'))
    if (isFault(bundle)) continue
    expect(bundle.faults, file).toEqual([])
    const resources = bundle.entries.map(({ resource }) => resource)
    for (const { id } of resources.filter(({ resourceType }) => resourceType === 'Patient')) {
      const record = readRecord(resources, id ?? '')
      expect(record.unread, file).toEqual([])
      expect(record.person.name).not.toBe('')
      patients += 1
    }
  }
  expect(patients).toBeGreaterThan(15)
})

test('the name in use is taken, not a maiden name', () => {
  const names = [
    { use: 'old', family: 'Ruiz', given: ['Rosa'] },
    { use: 'usual', family: 'Delgado', given: ['Rosa'] },
  ]
  const record = readRecord([{ ...patient, name: names } as Resource], patientId)
  expect(record.person).toMatchObject({ name: 'Rosa Delgado', shortName: 'Rosa' })
})
