import { expect, test } from 'vitest'
import { condition, recordOf, subject } from './sample'

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm'

function request(id: string, status: string, authoredOn: string, more: object = {}) {
  return {
    resourceType: 'MedicationRequest',
    id,
    status,
    intent: 'order',
    subject,
    authoredOn,
    medicationCodeableConcept: {
      coding: [{ system: rxnorm, code: '860975' }],
      text: 'Metformin 500 MG Oral Tablet',
    },
    ...more,
  }
}

test('a hundred refills are one line, taken since the first of them', () => {
  const refills = Array.from({ length: 100 }, (_, n) =>
    request(
      `r${n}`,
      n === 99 ? 'active' : 'completed',
      `20${String(10 + Math.floor(n / 12)).padStart(2, '0')}-${String((n % 12) + 1).padStart(2, '0')}-01`,
    ),
  )
  const { medicines } = recordOf(...refills)
  expect(medicines).toHaveLength(1)
  expect(medicines[0]).toMatchObject({
    status: 'taking',
    origin: { id: 'r99' },
    since: '2010-01-01',
    alsoRunning: [],
  })
})

test('a course of years ago is not the beginning of the one that runs now', () => {
  const { medicines } = recordOf(
    request('then', 'completed', '1998-03-01'),
    request('now', 'active', '2026-01-01'),
  )
  expect(medicines[0]?.since).toBe('2026-01-01')
})

test('a second running entry of the same drug is remembered, so that a stop reaches it', () => {
  const { medicines } = recordOf(
    request('old', 'active', '2024-01-01'),
    request('new', 'active', '2026-01-01'),
  )
  expect(medicines[0]?.alsoRunning).toEqual([{ type: 'MedicationRequest', id: 'old' }])
})

test('a statement in words and a coded request for the same drug are one medicine', () => {
  const statement = {
    resourceType: 'MedicationStatement',
    id: 's',
    status: 'active',
    subject,
    medicationCodeableConcept: { text: 'metformin  500 mg oral tablet' },
    effectiveDateTime: '2025-01-01',
  }
  expect(recordOf(request('r', 'active', '2026-01-01'), statement).medicines).toHaveLength(1)
})

test('another strength stays another line: nobody may add up two doses from one', () => {
  const stronger = {
    medicationCodeableConcept: {
      coding: [{ system: rxnorm, code: '861004' }],
      text: 'Metformin 1000 MG Oral Tablet',
    },
  }
  const { medicines } = recordOf(
    request('a', 'active', '2025-01-01'),
    request('b', 'active', '2026-01-01', stronger),
  )
  expect(medicines).toHaveLength(2)
})

test('prescribed but later said not to be taken is neither taken nor hidden', () => {
  const denial = {
    resourceType: 'MedicationStatement',
    id: 's',
    status: 'not-taken',
    subject,
    medicationCodeableConcept: { text: 'Metformin 500 MG Oral Tablet' },
    effectiveDateTime: '2026-05-01',
  }
  expect(recordOf(request('r', 'active', '2026-01-01'), denial).medicines[0]?.status).toBe('unsure')
})

test('why comes from the problem it points at, and silence stays silence', () => {
  const { medicines } = recordOf(
    condition('dm', '44054006', 'Diabetes'),
    request('r', 'active', '2026-01-01', { reasonReference: [{ reference: 'Condition/dm' }] }),
    request('x', 'active', '2026-01-01', { medicationCodeableConcept: { text: 'Aspirin' } }),
  )
  expect(medicines.map(({ name, why }) => [name, why])).toEqual([
    ['Aspirin', []],
    ['Metformin 500 MG Oral Tablet', ['Diabetes']],
  ])
})

test('a contained and a referenced drug have names too', () => {
  const contained = request('c', 'active', '2026-01-01', {
    medicationCodeableConcept: undefined,
    medicationReference: { reference: '#m' },
    contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Lisinopril' } }],
  })
  const referenced = request('d', 'active', '2026-01-01', {
    medicationCodeableConcept: undefined,
    medicationReference: { reference: 'urn:uuid:m2' },
  })
  const drug = { resourceType: 'Medication', id: 'm2', code: { text: 'Warfarin' } }
  expect(recordOf(contained, referenced, drug).medicines.map(({ name }) => name)).toEqual([
    'Lisinopril',
    'Warfarin',
  ])
})

test('drafts, proposals and cancelled orders are not medicines anybody takes', () => {
  const { medicines } = recordOf(
    request('a', 'draft', '2026-01-01'),
    request('b', 'cancelled', '2026-01-01'),
    request('c', 'active', '2026-01-01', { intent: 'proposal' }),
    request('d', 'entered-in-error', '2026-01-01'),
  )
  expect(medicines).toEqual([])
})
