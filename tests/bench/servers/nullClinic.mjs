/** A clinic that costs nothing: every page of every patient is ready made in memory. */
const pageSize = 500

/**
 * @param {ReadonlyMap<string, number>} patients id → number of observations
 * @param {Set<string>} taken each edit that arrived, by type and id
 * @returns {import('./serve.mjs').Answer}
 */
export function nullClinic(patients, taken = new Set()) {
  const pages = new Map()
  for (const [patient, count] of patients) {
    const path = `/fhir/Patient/${patient}/$everything`
    for (let from = 0; from < count; from += pageSize)
      pages.set(
        `${path} ${from}`,
        bundle(patient, path, from, Math.min(count, from + pageSize), count),
      )
  }
  return (url, method, body) => {
    if (!url.pathname.startsWith('/fhir')) return undefined
    if (url.pathname === '/fhir/metadata') return { body: capabilities }
    if (method === 'POST' && /^\/fhir\/?$/.test(url.pathname)) return take(JSON.parse(body), taken)
    const page = `${decodeURIComponent(url.pathname)} ${url.searchParams.get('at') ?? 0}`
    if (pages.has(page)) return { body: pages.get(page) }
    // Nobody comes today, and there is no form: any other list is empty.
    return /^\/fhir\/[A-Za-z]+(\/_search)?$/.test(url.pathname) ? { body: emptyList } : notFound
  }
}

const capabilities = JSON.stringify({
  resourceType: 'CapabilityStatement',
  status: 'active',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [
    {
      mode: 'server',
      interaction: [{ code: 'batch' }, { code: 'transaction' }],
      resource: [
        {
          type: 'Observation',
          versioning: 'versioned-update',
          updateCreate: true,
          conditionalCreate: true,
        },
      ],
    },
  ],
})

const emptyList = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [] })

const notFound = {
  status: 404,
  body: JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'not-found' }],
  }),
}

/** Every edit is new and welcome; one that comes twice is told so, as If-None-Match asks for. */
function take({ entry }, taken) {
  const lastModified = new Date().toISOString()
  const answers = entry.map(({ request }) => {
    if (taken.has(request.url)) return { response: { status: '412 Precondition Failed' } }
    taken.add(request.url)
    const location = `${request.url}/_history/1`
    return { response: { status: '201 Created', location, etag: 'W/"1"', lastModified } }
  })
  return {
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch-response', entry: answers }),
  }
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
