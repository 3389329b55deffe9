import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LessonMatch, PackManifest } from '@/domain/education/lesson'
import { lessonsForProblems } from '@/domain/education/lessonsForProblems'

const icd = 'http://hl7.org/fhir/sid/icd-10-cm'
const snomed = 'http://snomed.info/sct'

const pack = (id: string, ...match: LessonMatch[]): PackManifest => ({
  id,
  version: '1.0.0',
  title: { en: id },
  match,
  bytes: 0,
  files: [],
})

const pressure = pack(
  'pressure',
  { system: icd, prefix: 'I10' },
  { system: icd, prefix: 'I11' },
  { system: snomed, code: '38341003' },
)
const heart = pack('heart', { system: icd, prefix: 'I25' }, { system: snomed, code: '53741008' })
const oldAttack = pack('old-attack', { system: icd, prefix: 'I25.2' })
const all = [pressure, heart, oldAttack]

const found = (...codings: { system: string; code: string }[]) =>
  lessonsForProblems(all, codings).map(({ id }) => id)

it('opens the lesson of a family of codes for each of its members', () => {
  expect(found({ system: icd, code: 'I10' })).toEqual(['pressure'])
  expect(found({ system: icd, code: 'I25.10' })).toEqual(['heart'])
  expect(found({ system: icd, code: 'I2510' })).toEqual(['heart'])
  expect(found({ system: icd, code: 'i11.0' })).toEqual(['pressure'])
})

it('does not open a lesson for the same digits in another code system', () => {
  expect(found({ system: 'http://loinc.org', code: 'I10' })).toEqual([])
  expect(found({ system: snomed, code: '383410031' })).toEqual([])
  expect(found({ system: '', code: '' })).toEqual([])
})

it('puts the lesson that says most about the problem first', () => {
  expect(found({ system: icd, code: 'I25.2' })).toEqual(['old-attack', 'heart'])
  expect(found({ system: icd, code: 'I25.2' }, { system: snomed, code: '38341003' })).toEqual([
    'pressure',
    'old-attack',
    'heart',
  ])
})

it('reads code systems that are named by object identifier', () => {
  expect(found({ system: 'urn:oid:2.16.840.1.113883.6.90', code: 'I10' })).toEqual(['pressure'])
  expect(found({ system: 'urn:oid:2.16.840.1.113883.6.96', code: '53741008' })).toEqual(['heart'])
})

it('offers each lesson once, whatever the record holds', () => {
  const coding = fc.record({
    system: fc.constantFrom(icd, snomed, '__proto__', 'constructor'),
    code: fc.oneof(fc.constantFrom('I10', 'I25.2', '38341003', '53741008'), fc.string()),
  })
  fc.assert(
    fc.property(fc.array(coding), (codings) => {
      const ids = found(...codings)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})
