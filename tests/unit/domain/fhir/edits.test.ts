import { expect, test } from 'vitest'
import {
  correctedMeasurement,
  measurementResource,
  mistakenMeasurement,
} from '@/domain/fhir/editMeasurement'
import { resumedMedicine, stoppedMedicine, type MedicineResource } from '@/domain/fhir/editMedicine'
import { reopenedProblem, resolvedProblem } from '@/domain/fhir/editProblem'
import type { Condition, Observation } from '@/domain/fhir/r4'
import { visitEncounter } from '@/domain/fhir/visitEncounter'
import type { EditContext } from '@/domain/visit/edit'
import { condition, observation, patientId, pressure, recordOf, subject } from './sample'

const now = '2026-11-22T10:00:00.000Z'
const edit: EditContext = {
  patientId,
  visitId: 'visit-1',
  appointmentId: 'appointment-1',
  author: { id: 'osei', name: 'Hana Osei', role: 'clinician' },
  now: () => now,
  newId: () => 'new',
}
const foreign = {
  extension: [{ url: 'https://example.org/own', valueString: 'kept' }],
  identifier: [{ system: 'urn:x', value: '1' }],
  bodySite: { text: 'Left arm' },
}

test('a correction keeps every element that we know nothing of', () => {
  const before = observation(
    'o',
    '4548-4',
    47,
    '%',
    '2026-11-01',
    foreign,
  ) as unknown as Observation
  const after = correctedMeasurement(before, { value: 7.4, note: 'Was 47.' }, edit)
  expect(after).toMatchObject(foreign)
  expect(after.status).toBe('corrected')
  expect(after.valueQuantity).toEqual({ ...before.valueQuantity, value: 7.4 })
  expect(after.note?.at(-1)).toMatchObject({ text: 'Was 47.', time: now })
})

test('the lab’s "high" goes with the number that it judged', () => {
  const before = observation('o', '4548-4', 47, '%', '2026-11-01', {
    interpretation: [{ text: 'High' }],
    text: { status: 'generated', div: '<div>47 %</div>' },
  }) as unknown as Observation
  const after = correctedMeasurement(before, { value: 7.4, note: 'Was 47.' }, edit)
  expect(after).not.toHaveProperty('interpretation')
  expect(after).not.toHaveProperty('text')
})

test('correcting the upper number leaves the lower one as it was', () => {
  const before = pressure('p', 314, 80, '2026-11-01') as unknown as Observation
  const after = correctedMeasurement(
    before,
    { parts: [{ code: '8480-6', value: 134 }], note: 'Was 314.' },
    edit,
  )
  expect(after.component?.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([134, 80])
  expect(recordOf(after).measurements[0]?.corrected).toBe(true)
})

test('a mistake leaves the record but keeps its number in history', () => {
  const before = observation('o', '4548-4', 47, '%', '2026-11-01') as unknown as Observation
  const after = mistakenMeasurement(before, 'Wrong patient.', edit)
  expect(after.valueQuantity?.value).toBe(47)
  expect(recordOf(after).measurements).toEqual([])
})

test('a new reading comes back from the wire as it was typed, home readings included', () => {
  const quantity = (value: number) => ({ value, unit: 'mm[Hg]', unitText: 'mm Hg' })
  const loinc = 'http://loinc.org'
  const resource = measurementResource(
    {
      id: 'new',
      coding: { system: loinc, code: '85354-9', display: 'Blood pressure' },
      category: 'vital',
      when: now,
      atHome: true,
      parts: [
        { coding: { system: loinc, code: '8480-6' }, value: quantity(128) },
        { coding: { system: loinc, code: '8462-4' }, value: quantity(78) },
      ],
    },
    edit,
  )
  const [measurement] = recordOf(resource).measurements
  expect(measurement).toMatchObject({
    when: now,
    atHome: true,
    category: 'vital',
    corrected: false,
  })
  expect(measurement?.parts.map((part) => part.quantity)).toEqual([
    { value: 128, unit: 'mm[Hg]' },
    { value: 78, unit: 'mm[Hg]' },
  ])
})

test('a problem that is over has an end, and one that is open again has none', () => {
  const open = condition('c', '1', 'Asthma', foreign) as unknown as Condition
  const over = resolvedProblem(open, '2026-11-22')
  expect(recordOf(over).problems[0]).toMatchObject({ status: 'resolved', until: '2026-11-22' })
  const again = reopenedProblem({ ...over, abatementString: 'last year' } as Condition)
  expect(again).toMatchObject(foreign)
  expect(Object.keys(again).filter((name) => name.startsWith('abatement'))).toEqual([])
  expect(recordOf(again).problems[0]?.status).toBe('active')
})

const stop = { on: '2026-11-20', because: 'Cough', note: 'Stopped: cough' }

test('a stopped prescription says since when, why and who noted it', () => {
  const before = {
    resourceType: 'MedicationRequest',
    id: 'm',
    status: 'active',
    intent: 'order',
    subject,
    medicationCodeableConcept: { text: 'Lisinopril' },
    note: [{ text: 'earlier' }],
    ...foreign,
  } as unknown as MedicineResource
  const after = stoppedMedicine(before, stop, edit)
  expect(after).toMatchObject({ identifier: foreign.identifier, status: 'stopped' })
  expect(after.extension).toContainEqual(foreign.extension[0])
  expect(after.note?.map(({ text }) => text)).toEqual(['earlier', 'Stopped: cough'])
  expect(recordOf(after).medicines[0]).toMatchObject({
    status: 'stopped',
    until: '2026-11-20',
    stoppedBecause: 'Cough',
  })
  const again = resumedMedicine(after, 'A slip', edit)
  expect(again.extension).toEqual(foreign.extension)
  expect(recordOf(again).medicines[0]?.status).toBe('taking')
})

test('a stopped statement ends its own period', () => {
  const before = {
    resourceType: 'MedicationStatement',
    id: 'm',
    status: 'active',
    subject,
    medicationCodeableConcept: { text: 'Fish oil' },
    effectiveDateTime: '2020-01-01',
  } as unknown as MedicineResource
  expect(recordOf(stoppedMedicine(before, stop, edit)).medicines[0]).toMatchObject({
    status: 'stopped',
    since: '2020-01-01',
    until: '2026-11-20',
    stoppedBecause: 'Cough',
  })
})

test('the visit begins with its first edit and names patient, clinician and appointment', () => {
  expect(visitEncounter(edit)).toMatchObject({
    id: 'visit-1',
    status: 'in-progress',
    subject,
    period: { start: now },
    participant: [{ individual: { reference: 'Practitioner/osei' } }],
    appointment: [{ reference: 'Appointment/appointment-1' }],
  })
})
