import { describe, expect, it } from 'vitest'
import { changeablesOf, withChanges } from '@/features/sync-centre/changeable'
import { fromField, inField } from '@/features/sync-centre/inField'
import { elementsNamed, refusalOf } from '@/features/sync-centre/refusal'

const weight = {
  resourceType: 'Observation',
  id: 'w1',
  meta: { versionId: '1', lastUpdated: '2026-11-22T09:00:00Z' },
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }], text: 'Weight' },
  subject: { reference: 'Patient/rosa' },
  effectiveDateTime: '2026-02-30T25:61:00Z',
  valueQuantity: { value: 81.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  note: [{ text: 'after lunch' }],
}

describe('what may be put right by hand', () => {
  it('is numbers, days and words, never codes, references or what the server stamped', () => {
    const names = changeablesOf(weight, []).map(({ name, kind }) => `${name} ${kind}`)
    expect(names).toEqual(['effectiveDateTime moment', 'valueQuantity number', 'note words'])
  })

  it('begins with what the clinic named, and opens a word that it named', () => {
    const [first] = changeablesOf(weight, ['status'])
    expect(first).toMatchObject({ name: 'status', named: true, value: 'final' })
    expect(changeablesOf(weight, ['subject.reference']).map(({ name }) => name)).not.toContain(
      'reference',
    )
  })

  it('changes nothing but what was typed, and not the edit that is kept', () => {
    const value = changeablesOf(weight, []).find(({ kind }) => kind === 'number')
    const next = withChanges(weight, [
      { path: value?.path ?? [], kind: 'number' as const, value: '82,5' },
    ])
    expect(next).toEqual({ ...weight, valueQuantity: { ...weight.valueQuantity, value: 82.5 } })
    expect(weight.valueQuantity.value).toBe(81.5)
  })

  it('leaves an emptied element out: an empty text is no FHIR', () => {
    const path = ['effectiveDateTime']
    const next = withChanges(weight, [{ path, kind: 'moment', value: ' ' }])
    expect(next).not.toHaveProperty('effectiveDateTime')
  })
})

describe('a moment in its field', () => {
  it('is empty where it is none, so that nobody sends it back unseen', () => {
    expect(inField({ kind: 'moment', value: weight.effectiveDateTime })).toBe('')
    expect(inField({ kind: 'day', value: '2026-02-31T' })).toBe('')
  })

  it('comes back as the same moment', () => {
    const shown = inField({ kind: 'moment', value: '2026-02-28T09:15:00.000Z' })
    expect(fromField('moment', shown)).toBe('2026-02-28T09:15:00.000Z')
  })
})

describe('why the clinic refused', () => {
  it('is told by its status and the elements that it named', () => {
    expect(refusalOf(413, [])).toBe('tooLarge')
    expect(refusalOf(403, ['status'])).toBe('notAllowed')
    expect(refusalOf(422, ['status'])).toBe('field')
    expect(refusalOf(422, [])).toBe('other')
  })

  it('names elements of this resource only', () => {
    const reason = 'not a date (Goal.target[0].dueDate); missing (Patient.name)'
    expect(elementsNamed(reason, 'Goal')).toEqual(['target[0].dueDate'])
  })
})
