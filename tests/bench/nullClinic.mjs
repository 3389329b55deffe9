/** A clinic that costs nothing: every page of every patient is ready made in memory. */
const pageSize = 500

/**
 * @param {ReadonlyMap<string, number>} patients id → number of observations
 * @returns {(url: URL) => Buffer | undefined}
 */
export function nullClinic(patients) {
  const pages = new Map()
  for (const [patient, count] of patients) {
    const path = `/fhir/Patient/${patient}/$everything`
    for (let from = 0; from < count; from += pageSize)
      pages.set(
        `${path} ${from}`,
        bundle(patient, path, from, Math.min(count, from + pageSize), count),
      )
  }
  return (url) =>
    pages.get(`${decodeURIComponent(url.pathname)} ${url.searchParams.get('at') ?? 0}`)
}

function bundle(patient, path, from, to, count) {
  const entry = []
  for (let n = from; n < to; n += 1) entry.push({ resource: observation(patient, n) })
  const link =
    to < count ? [{ relation: 'next', url: `${path.slice('/fhir/'.length)}?at=${to}` }] : []
  return Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link, entry }))
}

const measures = [
  ['29463-7', 'Body weight', 'kg', 80],
  ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', '%', 7],
  ['13457-7', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma', 'mg/dL', 110],
  ['33914-3', 'Glomerular filtration rate predicted', 'mL/min/{1.73_m2}', 62],
]

/** About 1 kB. */
export function observation(patient, n) {
  const [code, display, unit, around] = measures[n % measures.length]
  const day = new Date(1_500_000_000_000 + n * 3_600_000).toISOString()
  return {
    resourceType: 'Observation',
    id: `${patient}-${n}`,
    meta: { versionId: '1', lastUpdated: new Date(1_700_000_000_000 + n * 10).toISOString() },
    identifier: [{ system: 'https://example.org/lab/results', value: `R-${patient}-${n}` }],
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'laboratory',
            display: 'Laboratory',
          },
        ],
      },
    ],
    code: { coding: [{ system: 'http://loinc.org', code, display }], text: display },
    subject: { reference: `Patient/${patient}` },
    encounter: { reference: `Encounter/${patient}-${Math.floor(n / 20)}` },
    performer: [{ reference: 'Practitioner/bench', display: 'Dr. Bench' }],
    effectiveDateTime: day,
    issued: day,
    valueQuantity: {
      value: around + (n % 17) / 10,
      unit,
      system: 'http://unitsofmeasure.org',
      code: unit,
    },
    referenceRange: [{ low: { value: around * 0.7, unit }, high: { value: around * 1.3, unit } }],
  }
}
