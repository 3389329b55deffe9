import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFault, parseBundle, parseResource } from '@/domain/fhir/parse'

const patient = { resourceType: 'Patient', id: 'a' }
const bundle = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})

test('no JSON from anywhere makes the parser throw', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text)
      parseResource(value)
      parseBundle(value)
      parseBundle(text)
    }),
  )
})

test('a torn file is a fault, not half a bundle', () => {
  const text = JSON.stringify(bundle(patient, patient))
  expect(parseBundle(text.slice(0, -20))).toMatchObject({ fault: 'not-json' })
})

test('one bad entry is named with its place, and the others still go in', () => {
  const parsed = parseBundle(bundle(patient, { resourceType: 'no such' }, 7, patient))
  if (isFault(parsed)) throw new Error(parsed.reason)
  expect(parsed.entries).toHaveLength(2)
  expect(parsed.faults.map(({ element }) => element)).toEqual([
    'Bundle.entry[1].resource.resourceType',
    'Bundle.entry[2].resource',
  ])
})

test('an element named __proto__ is refused, however deep it hides', () => {
  const hostile: unknown = JSON.parse(
    '{"resourceType":"Patient","contact":[{"name":{"__proto__":{"admin":true}}}]}',
  )
  expect(parseResource(hostile)).toMatchObject({ fault: 'hostile' })
})

test('nesting of a hundred thousand levels is a fault and not a crash', () => {
  const depth = 100_000
  const deep: unknown = { resourceType: 'Patient', contact: nested(depth) }
  expect(parseResource(deep)).toMatchObject({ fault: 'too-deep' })
})

test('a text of 5 MB is refused, but a picture of 5 MB in `data` is not', () => {
  const long = 'x'.repeat(5 * 1024 * 1024)
  expect(parseResource({ ...patient, note: [{ text: long }] })).toMatchObject({ fault: 'too-long' })
  expect(isFault(parseResource({ resourceType: 'Binary', id: 'b', data: long }))).toBe(false)
})

test('an id that FHIR forbids is refused before it becomes a key', () => {
  expect(parseResource({ resourceType: 'Patient', id: '../../etc' })).toMatchObject({
    fault: 'bad-id',
    element: 'Resource.id',
  })
})

function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}
