import { expect, test } from 'vitest'
import { targetOf } from '@/domain/visit/target'
import { condition, measureNamed, patientId, recordOf, subject } from '../fhir/sample'
import { convert } from './ucum'

const now = '2026-11-22T10:00:00Z'
const target = (key: string, ...resources: object[]) =>
  targetOf(recordOf(...resources), measureNamed(key), convert, now)

const diabetes = condition('dm', '44054006', 'Diabetes')
const hypertension = condition('bp', '59621000', 'High blood pressure')
const coronary = condition('cad', '53741008', 'Coronary artery disease')

function goal(agreed: boolean, code: string, detail: object) {
  const yes = (reference: string) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/goal-acceptance',
    extension: [
      { url: 'individual', valueReference: { reference } },
      { url: 'status', valueCode: agreed ? 'agree' : 'pending' },
    ],
  })
  return {
    resourceType: 'Goal',
    id: 'g',
    subject,
    lifecycleStatus: 'active',
    description: { text: 'My goal' },
    extension: [yes(`Patient/${patientId}`), yes('Practitioner/osei')],
    target: [{ measure: { coding: [{ system: 'http://loinc.org', code }] }, ...detail }],
  }
}

test('without diabetes on the record an A1c has no usual target', () => {
  expect(target('a1c')).toBeUndefined()
  expect(target('a1c', condition('p', '15777000', 'Prediabetes'))).toBeUndefined()
  expect(
    target('a1c', { ...diabetes, clinicalStatus: { coding: [{ code: 'resolved' }] } }),
  ).toBeUndefined()
  expect(target('a1c', diabetes)).toMatchObject({ kind: 'usual', span: { high: 7, under: true } })
})

test('every usual target names who says so', () => {
  for (const [key, problem] of [
    ['a1c', diabetes],
    ['blood-pressure', hypertension],
    ['ldl', coronary],
    ['egfr', diabetes],
  ] as const) {
    const found = target(key, problem)
    expect(found?.kind === 'usual' && found.usual.source.organisation, key).toBeTruthy()
  }
})

test('LDL has a target only with artery disease, and a stricter one with diabetes too', () => {
  expect(target('ldl', hypertension)).toBeUndefined()
  expect(target('ldl', coronary)).toMatchObject({ span: { high: 70 } })
  expect(target('ldl', coronary, diabetes)).toMatchObject({ span: { high: 55 } })
})

test('a guideline for adults says nothing of a child, nor of a pregnant woman', () => {
  const child = recordOf(diabetes)
  const asChild = { ...child, person: { ...child.person, birthDate: '2015-04-04' } }
  expect(targetOf(asChild, measureNamed('a1c'), convert, now)).toBeUndefined()
  expect(target('a1c', diabetes, condition('p', '72892002', 'Normal pregnancy'))).toBeUndefined()
})

test('weight has no usual target at all', () => {
  expect(target('weight', diabetes, hypertension, coronary)).toBeUndefined()
})

test('an agreed goal comes before the guideline; a proposed one does not exist', () => {
  const detail = { detailQuantity: { value: 7.5, unit: '%', comparator: '<=' } }
  expect(target('a1c', diabetes, goal(true, '4548-4', detail))).toMatchObject({
    kind: 'goal',
    span: { high: 7.5, under: false },
  })
  expect(target('a1c', diabetes, goal(false, '4548-4', detail))?.kind).toBe('usual')
})

test('a goal that was not agreed is no goal, even if its life cycle says active', () => {
  const detail = { detailQuantity: { value: 7.5, unit: '%', comparator: '<=' } }
  const record = recordOf(goal(true, '4548-4', detail))
  const alone = { ...record, goals: record.goals.map((each) => ({ ...each, agreed: false })) }
  expect(targetOf(alone, measureNamed('a1c'), convert, now)).toBeUndefined()
})

test('a goal in pounds is drawn in kilograms', () => {
  const detail = {
    detailRange: { low: { value: 150, unit: 'lbs' }, high: { value: 155, unit: 'lbs' } },
  }
  const found = target('weight', goal(true, '29463-7', detail))
  expect(found?.span.low).toBeCloseTo(68.04, 1)
  expect(found?.span.high).toBeCloseTo(70.31, 1)
})

test('a bare number means "at most" only where lower is better', () => {
  const detail = { detailQuantity: { value: 60, unit: 'mL/min/{1.73_m2}' } }
  expect(target('egfr', goal(true, '98979-8', detail))?.span).toEqual({ low: 60, under: false })
})
