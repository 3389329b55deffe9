/** The observation the bench writes and reads: about 1 kB, as a clinic's own system makes it. */
export interface Observation {
  readonly resourceType: string
  readonly id: string
  readonly meta?: { readonly versionId: string; readonly lastUpdated: string }
  readonly subject: { readonly reference: string }
  readonly effectiveDateTime: string
  readonly code: { readonly coding: readonly { readonly code: string }[] }
  readonly valueQuantity: { readonly value: number }
}

/** A weight in kg, new on this tablet. */
export function observation(patient: string, n: number): Observation {
  const resource = {
    resourceType: 'Observation',
    id: crypto.randomUUID(),
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'vital-signs',
            display: 'Vital Signs',
          },
        ],
      },
    ],
    code: {
      coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }],
      text: 'Body weight',
    },
    subject: { reference: `Patient/${patient}` },
    encounter: { reference: `Encounter/visit-${patient}` },
    performer: [{ reference: 'Practitioner/bench', display: 'Dr. Bench' }],
    effectiveDateTime: new Date(1_700_000_000_000 + n * 60_000).toISOString(),
    valueQuantity: {
      value: 80 + (n % 10),
      unit: 'kg',
      system: 'http://unitsofmeasure.org',
      code: 'kg',
    },
  }
  return resource
}

/** The rows that `commitEdit` writes for a new resource, ready made. */
export function editRows(resource: Observation, n = 0) {
  const patient = resource.subject.reference
  const at = new Date().toISOString()
  const sealed = { keyId: 'unsealed', schema: 1, body: JSON.stringify(resource) }
  const key = { type: resource.resourceType, id: resource.id, patient }
  return {
    record: { ...key, dirty: 1, updated: '', sealed },
    outbox: {
      ...key,
      opId: crypto.randomUUID(),
      factId: crypto.randomUUID(),
      seq: Date.now() + n,
      state: 'waiting',
      nextAt: 0,
      method: 'create',
      baseVersion: null,
      after: null,
      deps: [],
      attempts: 0,
      schemaVersion: 1,
      authorId: 'bench',
      verb: 'recordMeasurement',
      at,
      sealed,
    },
    device: { key: 'edit-seq', value: Date.now() },
  }
}

/** Points of the weight curve, straight from FHIR. */
export function weightsOf(rows: readonly Observation[]): { x: number; y: number }[] {
  return rows.flatMap(({ code, effectiveDateTime, valueQuantity }) =>
    code.coding.some((coding) => coding.code === '29463-7')
      ? [{ x: Date.parse(effectiveDateTime), y: valueQuantity.value }]
      : [],
  )
}
