import type { Json } from './visitor'

export function patient(id: string, more: Json = {}): Json {
  return { resourceType: 'Patient', id, ...more }
}

export function observation(id: string, patientId: string, value: number, more: Json = {}): Json {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }], text: 'HbA1c' },
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: '2026-03-04T09:00:00Z',
    valueQuantity: { value, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    ...more,
  }
}

/** Without id and meta: what was said, apart from what the server adds. */
export function said(resource: Json): Json {
  const { id, meta, ...rest } = resource
  return rest
}
