import type { Resource } from '@/domain/fhir/resource'
import { measureOf, type Measure } from '@/domain/visit/measures'
import { readRecord } from '@/domain/fhir/readRecord'
import type { PatientRecord } from '@/domain/visit/record'

export const patientId = 'rosa'
export const patient = {
  resourceType: 'Patient',
  id: patientId,
  name: [{ use: 'official', family: 'Delgado', given: ['Rosa', 'María'] }],
  birthDate: '1964-03-14',
}
export const subject = { reference: `Patient/${patientId}` }

const loinc = 'http://loinc.org'

export function observation(
  id: string,
  code: string,
  value: number,
  unit: string,
  when: string,
  more: object = {},
) {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject,
    code: { coding: [{ system: loinc, code }] },
    effectiveDateTime: when,
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    ...more,
  }
}

export function pressure(id: string, upper: number, lower: number, when: string) {
  const part = (code: string, value: number) => ({
    code: { coding: [{ system: loinc, code }] },
    valueQuantity: { value, code: 'mm[Hg]', system: 'http://unitsofmeasure.org', unit: 'mmHg' },
  })
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject,
    code: { coding: [{ system: loinc, code: '85354-9' }] },
    effectiveDateTime: when,
    component: [part('8480-6', upper), part('8462-4', lower)],
  }
}

export function condition(id: string, code: string, text: string, more: object = {}) {
  return {
    resourceType: 'Condition',
    id,
    subject,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code }], text },
    ...more,
  }
}

export function recordOf(...resources: readonly object[]): PatientRecord {
  return readRecord([patient, ...resources] as Resource[], patientId)
}

/** What a test is sure of; if it is wrong, it says so. */
export function the<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Missing in the test')
  return value
}

export const measureNamed = (key: string): Measure => the(measureOf(key))
