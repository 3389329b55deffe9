import { expect, test } from 'vitest'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { frozen } from './mergeSample'
import { paths } from './people'

const ana = frozen({
  resourceType: 'Patient',
  id: 'p1',
  meta: { versionId: '1' },
  text: { status: 'generated', div: '<div>Ana</div>' },
  name: [{ use: 'official', family: 'Ruiz', given: ['Ana'] }],
  birthDate: '1950-01-02',
  _birthDate: { extension: [{ url: 'urn:time', valueString: '08:00' }] },
  telecom: [{ system: 'phone', use: 'home', value: '1' }],
})
const named = (family: string) => ({ ...ana, name: [{ use: 'official', family, given: ['Ana'] }] })

test('two corrections of who somebody is make a third person', () => {
  const merge = mergeThreeWay<object>(ana, named('Díaz'), { ...ana, birthDate: '1951-01-02' })
  expect(paths(merge)).toEqual(['birthDate careful', 'name[use=official] careful'])
  const given = { ...ana, name: [{ use: 'official', family: 'Ruiz', given: ['Anna'] }] }
  expect(paths(mergeThreeWay<object>(ana, named('Díaz'), given))).toEqual([
    'name[use=official] both',
  ])
})

test('a new telephone number asks about a name', () => {
  const telecom = [{ system: 'phone', use: 'home', value: '2' }]
  const { merged, clashes } = mergeThreeWay<object>(ana, named('Díaz'), { ...ana, telecom })
  expect(clashes).toEqual([])
  expect(merged).toEqual({ ...named('Díaz'), telecom })
})

test('a birth date comes without the hour that belongs to it', () => {
  const { _birthDate: _hour, ...dayOnly } = { ...ana, birthDate: '1950-01-03' }
  expect(mergeThreeWay<object>(ana, dayOnly, { ...ana, active: true }).clashes).toMatchObject([
    { path: 'birthDate', mine: { birthDate: '1950-01-03' }, theirs: { birthDate: '1950-01-02' } },
    { path: 'active' },
  ])
})

test('meta and narrative ask anybody', () => {
  const { text: _narrative, ...mine } = { ...ana, gender: 'female', meta: { source: 'urn:uuid:1' } }
  const theirs = { ...ana, meta: { versionId: '2' }, telecom: [] }
  const { merged, clashes } = mergeThreeWay<object>(ana, mine, theirs)
  expect(clashes).toEqual([])
  expect(merged).toMatchObject({ gender: 'female', meta: { versionId: '2' } })
  expect(merged).not.toHaveProperty('text')
})

test('how bad an allergy is goes by itself while its reactions change', () => {
  const base = {
    resourceType: 'AllergyIntolerance',
    id: 'a',
    criticality: 'low',
    code: { text: 'Nuts' },
  }
  const reaction = [{ manifestation: [{ text: 'Hives' }] }]
  expect(
    paths(mergeThreeWay<object>(base, { ...base, criticality: 'high' }, { ...base, reaction })),
  ).toEqual(['criticality careful'])
})

test('a death and a modifier pass unseen beside another change', () => {
  const modifierExtension = [{ url: 'urn:not', valueBoolean: true }]
  const mine = { ...ana, deceasedBoolean: true, modifierExtension }
  expect(paths(mergeThreeWay<object>(ana, mine, { ...ana, gender: 'female' }))).toEqual([
    'deceasedBoolean careful',
    'gender careful',
    'modifierExtension[urn:not] careful',
  ])
})
