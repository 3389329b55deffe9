import { expect, test } from 'vitest'
import { medicineFlags, shortMedicineName } from '@/domain/visit/medicineFlags'
import { recordOf, subject } from '../fhir/sample'

test('long prescription names become what a patient calls the pill', () => {
  const names: Readonly<Record<string, string>> = {
    '24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet': 'Metformin',
    'Amlodipine 5 MG Oral Tablet': 'Amlodipine',
    '10 ML Furosemide 10 MG/ML Injection': 'Furosemide',
    '24 HR metoprolol succinate 100 MG Extended Release Oral Tablet [Toprol]': 'Metoprolol',
    'Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet': 'Amoxicillin / Clavulanate',
    'Lasix 40mg': 'Lasix',
    Aspirin: 'Aspirin',
  }
  for (const [long, short] of Object.entries(names)) expect(shortMedicineName(long)).toBe(short)
})

function request(id: string, text: string, authoredOn: string, status = 'active') {
  return {
    resourceType: 'MedicationRequest',
    id,
    status,
    intent: 'order',
    subject,
    authoredOn,
    medicationCodeableConcept: { text },
  }
}

test('only a medicine that can move the number is flagged on it', () => {
  const record = recordOf(
    request('m', 'Metformin 500 MG Oral Tablet', '2025-01-01'),
    request('l', 'Lisinopril 10 MG Oral Tablet', '2025-01-01'),
  )
  expect(medicineFlags(record, 'a1c').map(({ name }) => name)).toEqual(['Metformin'])
  expect(medicineFlags(record, 'blood-pressure').map(({ name }) => name)).toEqual(['Lisinopril'])
})

test('a new strength is a change, not a second start', () => {
  const record = recordOf(
    request('a', 'Metformin 500 MG Oral Tablet', '2022-11-01', 'stopped'),
    request('b', 'Metformin 1000 MG Oral Tablet', '2025-01-01'),
  )
  expect(medicineFlags(record, 'a1c').map(({ what }) => what)).toEqual(['started', 'changed'])
})
