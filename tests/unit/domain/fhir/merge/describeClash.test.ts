import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedGoal, goalResource } from '@/domain/fhir/goalEdits'
import { sealedGoal } from '@/domain/fhir/goalAgreement'
import { stoppedMedicine } from '@/domain/fhir/editMedicine'
import { describeClash, describeValue } from '@/domain/fhir/merge/describeClash'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { namesInPath } from '@/domain/fhir/merge/namesInPath'
import type { ClashShown } from '@/domain/fhir/merge/shown'
import { sample } from './mergeSample'
import { doctor, patient } from './people'

const shown = (base: object, mine: object, theirs: object): readonly ClashShown[] => {
  const { clashes } = mergeThreeWay<object>(base, mine, theirs)
  return clashes.map((clash) => describeClash(clash, clashes))
}
const one = (element: string, all: readonly ClashShown[]) =>
  all.find((each) => each.element === element)

test('a stop and its reason are asked about as if they were two things', () => {
  const medicine = { resourceType: 'MedicationStatement', id: 'm', status: 'active' } as const
  const dosage = [
    { text: '1 at night', doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] },
  ]
  const stop = { on: '2026-11-22', because: 'nausea', note: 'Stopped.' }
  const all = shown(medicine, stoppedMedicine(medicine, stop, doctor), { ...medicine, dosage })
  expect(one('status', all)).toMatchObject({
    path: 'status',
    why: 'careful',
    base: { kind: 'code', code: 'active' },
    mine: { kind: 'code', code: 'stopped' },
    theirs: { kind: 'code', code: 'active' },
  })
  expect(one('reason', all)).toMatchObject({
    goesWith: 'status',
    mine: { kind: 'text', text: 'nausea' },
    theirs: { kind: 'none' },
  })
  expect(one('date', all)).toMatchObject({
    name: 'effectivePeriod',
    goesWith: 'status',
    mine: { kind: 'period', end: '2026-11-22' },
  })
  expect(one('dosage', all)).toMatchObject({ mine: { kind: 'none' }, theirs: { kind: 'list' } })
  expect(one('dosage', all)).not.toHaveProperty('goesWith')
})

test('an answer to a goal reads as an extension', () => {
  const goal = goalResource(doctor, { words: 'Walk' }, 'g')
  const agreed = sealedGoal(goal, patient, 'patient', 'agree')
  const all = shown(goal, agreed, changedGoal(goal, { words: 'Run' }))
  expect(one('agreement', all)).toMatchObject({
    mine: { kind: 'code', code: 'agree' },
    theirs: { kind: 'code', code: 'pending' },
  })
})

test.each([
  ['valueQuantity', { value: 5, unit: 'mg' }, 'value', { kind: 'quantity', value: 5, unit: 'mg' }],
  ['value[x]', { valueString: '2024' }, 'value', { kind: 'text', text: '2024' }],
  ['birthDate', '1950', 'birthDate', { kind: 'date', value: '1950' }],
  ['deceasedBoolean', true, 'deceased', { kind: 'flag', yes: true }],
  ['description', { text: 'Walk' }, 'words', { kind: 'text', text: 'Walk' }],
  ['payload[0].contentString', '2026-11-22', 'words', { kind: 'text', text: '2026-11-22' }],
  [
    'name[use=official]',
    { given: ['Ana'], family: 'Ruiz' },
    'name',
    { kind: 'text', text: 'Ana Ruiz' },
  ],
  ['subject', { reference: 'Patient/1' }, 'patient', { kind: 'reference', reference: 'Patient/1' }],
  ['note[id=n]', { text: 'Hm', time: '2026' }, 'note', { kind: 'note', text: 'Hm', time: '2026' }],
  [
    'target[a|b].detailRange',
    { low: { value: 1 } },
    'target',
    { kind: 'range', low: { kind: 'quantity', value: 1 } },
  ],
  ['target[a|b].dueDate', '2026-12-01', 'date', { kind: 'date', value: '2026-12-01' }],
  ['extension[http://a.b/c].valueString', 'x', 'other', { kind: 'text', text: 'x' }],
  ['component[http://loinc.org|8480-6].valueQuantity', undefined, 'value', { kind: 'none' }],
] as const)('%s cannot be said in words', (path, value, element, wanted) => {
  const clash = { path, base: undefined, mine: value, theirs: null, why: 'both' } as const
  expect(describeClash(clash)).toMatchObject({ element, mine: wanted })
  expect(describeValue(path, value)).toEqual(wanted)
})

test('two values that differ read alike, and nobody can choose', () => {
  const coded = (code: string) => ({ text: 'Sugar', coding: [{ system: 'urn:s', code }] })
  const clash = {
    path: 'code',
    base: undefined,
    mine: coded('1'),
    theirs: coded('2'),
    why: 'both',
  } as const
  expect(describeClash(clash)).toMatchObject({
    mine: { text: 'Sugar (1)' },
    theirs: { text: 'Sugar (2)' },
  })
  const used = (use: string) => ({ use, family: 'Ruiz' })
  const names = { ...clash, path: 'name[use=]', mine: used('old'), theirs: used('usual') } as const
  const { mine, theirs } = describeClash(names)
  expect(mine).not.toEqual(theirs)
})

test('a key with dots and brackets breaks a path apart', () => {
  expect(namesInPath('extension[http://a.b/c[1].d].valueString')).toEqual([
    { name: 'extension', key: 'http://a.b/c[1].d' },
    { name: 'valueString' },
  ])
  expect(namesInPath('value[x]')).toEqual([{ name: 'value[x]' }])
  expect(namesInPath('payload[0].contentString~2').at(-1)).toEqual({ name: 'contentString' })
})

test('some clash cannot be described', () => {
  fc.assert(
    fc.property(sample, ({ base, mine, theirs }) => {
      for (const each of shown(base, mine, theirs)) {
        expect(each.mine).toHaveProperty('kind')
        expect(each.keys.every((key) => typeof key === 'string')).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
