import { expect, test } from 'vitest'
import { correctedMeasurement } from '@/domain/fhir/editMeasurement'
import { stoppedMedicine } from '@/domain/fhir/editMedicine'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { settleClashes } from '@/domain/fhir/merge/settleClashes'
import type { MedicationRequest, Observation } from '@/domain/fhir/r4'
import type { EditContext } from '@/domain/visit/edit'
import { frozen, type Json } from './mergeSample'
import { doctor, nurse, paths } from './people'

const metformin = frozen({
  resourceType: 'MedicationRequest',
  id: 'm1',
  meta: { versionId: '1' },
  status: 'active',
  medicationCodeableConcept: { text: 'Metformin' },
  dosageInstruction: [{ text: '500 mg twice a day' }],
  note: [{ time: '2026-10-01', text: 'Began.' }],
}) as unknown as MedicationRequest
const dosed = (text: string): MedicationRequest =>
  ({ ...metformin, dosageInstruction: [{ text }] }) as MedicationRequest
const stopped = (by = doctor) =>
  stoppedMedicine(metformin, { on: '2026-11-22', because: 'nausea', note: 'Stopped.' }, by)

test('the nurse corrects a dose of a medicine that the doctor stops meanwhile', () => {
  const [mine, theirs] = [dosed('1000 mg twice a day'), stopped()]
  const merge = mergeThreeWay<object>(metformin, mine, theirs)
  const statusChanged =
    'http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest.statusChanged'
  expect(paths(merge)).toEqual(
    [`extension[${statusChanged}] careful`, 'status careful', 'statusReason careful']
      .concat('dosageInstruction careful')
      .sort(),
  )
  expect(merge.merged).toEqual(theirs)
  const settled = settleClashes<object>(metformin, mine, theirs, { dosageInstruction: 'mine' })
  expect(settled).toMatchObject({
    status: 'stopped',
    dosageInstruction: mine['dosageInstruction' as never],
  })
})

test('a stop waits for a person only because somebody added a note', () => {
  const note = [...(metformin.note ?? []), { time: '2026-11-22T08:00:00Z', text: 'Nausea.' }]
  const { merged, clashes } = mergeThreeWay<object>(metformin, { ...metformin, note }, stopped())
  expect(clashes).toEqual([])
  expect(merged).toMatchObject({ status: 'stopped', statusReason: { text: 'nausea' } })
  expect((merged as Json)['note']).toMatchObject([
    { text: 'Began.' },
    { text: 'Nausea.' },
    { text: 'Stopped.' },
  ])
})

test('half of each dose makes a third regimen', () => {
  const of = (...texts: string[]) => ({
    ...metformin,
    dosageInstruction: texts.map((text) => ({ text })),
  })
  const merge = mergeThreeWay<object>(
    of('1 morning', '1 night'),
    of('2 morning', '1 night'),
    of('1 morning', '2 night'),
  )
  expect(paths(merge)).toEqual(['dosageInstruction both'])
})

const pressure = (high: number, low: number): Observation =>
  ({
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    code: { text: 'Blood pressure' },
    component: [
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
        valueQuantity: { value: high, unit: 'mmHg' },
      },
      {
        code: { coding: [{ system: 'http://loinc.org', code: '8462-4' }] },
        valueQuantity: { value: low, unit: 'mmHg' },
      },
    ],
  }) as unknown as Observation
const corrected = (code: string, value: number, by: EditContext) =>
  correctedMeasurement(pressure(140, 90), { parts: [{ code, value }], note: by.author.name }, by)

test('two numbers of one blood pressure are corrected on two tablets', () => {
  const { merged, clashes } = mergeThreeWay<object>(
    pressure(140, 90),
    corrected('8480-6', 130, doctor),
    corrected('8462-4', 80, nurse),
  )
  expect(clashes).toEqual([])
  const { component } = pressure(130, 80)
  expect(merged).toMatchObject({ status: 'corrected', component, issued: nurse.now() })
  expect((merged as Json)['note']).toMatchObject([{ text: 'doctor' }, { text: 'nurse' }])
})

test('a value of one tablet gets the unit of the other', () => {
  const of = (value: number, unit: string) => ({
    ...metformin,
    valueQuantity: { value, unit, code: unit },
  })
  const merge = mergeThreeWay<object>(of(1, 'g'), of(2, 'g'), of(1000, 'mg'))
  expect(paths(merge)).toEqual(['valueQuantity both'])
  const words = { ...metformin, valueString: 'about one gram' }
  expect(paths(mergeThreeWay<object>(of(1, 'g'), of(2, 'g'), words))).toEqual(['value[x] both'])
  expect(settleClashes<object>(of(1, 'g'), of(2, 'g'), words, { 'value[x]': 'mine' })).toEqual(
    of(2, 'g'),
  )
})

test('tablets of one side are counted in the milligrams of the other', () => {
  const of = (quantity: object) => ({ ...metformin, dispenseRequest: { quantity } })
  const base = of({ value: 30, unit: 'tablet' })
  const [mine, theirs] = [of({ value: 60, unit: 'tablet' }), of({ value: 30, unit: 'mg' })]
  const merge = mergeThreeWay<object>(base, mine, theirs)
  expect(paths(merge)).toEqual(['dispenseRequest.quantity both'])
  expect(merge.merged).toEqual(theirs)
  expect(settleClashes<object>(base, mine, theirs, { 'dispenseRequest.quantity': 'mine' })).toEqual(
    mine,
  )
})
