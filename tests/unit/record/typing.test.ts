import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureOf } from '@/domain/visit/measures'
import { correctable, isUnusual } from '@/features/record/correctable'
import { instantOf, localDate, localMinute } from '@/features/record/localTime'
import { readingOf } from '@/features/record/readingOf'
import { testResults } from '@/features/record/resultGroups'
import { typedNumber } from '@/features/record/typedNumber'
import { measureNamed, observation, pressure, recordOf, the } from '../domain/fhir/sample'

test('a comma is a decimal point, and what is no number is not guessed at', () => {
  expect(typedNumber(' 7,4 ')).toBe(7.4)
  expect(typedNumber('134')).toBe(134)
  for (const text of ['', '12/8', '1e9', '-3', 'seven', '1.2.3', '999999'])
    expect(typedNumber(text), text).toBeUndefined()
})

test('a local minute comes back as the instant it was', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
      (date) => {
        date.setSeconds(0, 0)
        expect(instantOf(localMinute(date.toISOString()))).toBe(date.toISOString())
        expect(localMinute(date.toISOString()).startsWith(localDate(date.toISOString()))).toBe(true)
      },
    ),
  )
  expect(instantOf('')).toBeUndefined()
})

test('a typed blood pressure has its panel code and both parts', () => {
  const reading = readingOf({
    id: 'n',
    measure: measureNamed('blood-pressure'),
    name: 'Blood pressure',
    when: '2026-11-22T10:00:00Z',
    atHome: true,
    unit: 'mm[Hg]',
    unitText: 'mm Hg',
    value: 128,
    second: 78,
    partNames: ['Upper', 'Lower'],
  })
  expect(reading.coding.code).toBe('85354-9')
  expect(reading.parts?.map(({ coding, value }) => [coding.code, value.value])).toEqual([
    ['8480-6', 128],
    ['8462-4', 78],
  ])
})

test('an unusual lower number is asked about with its own limits', () => {
  const [measurement] = recordOf(pressure('p', 134, 80, '2026-01-01')).measurements
  const fields = correctable(the(measurement))
  const measure = measureOf('blood-pressure')
  expect(isUnusual(measure, fields, [134, 80])).toBe(false)
  expect(isUnusual(measure, fields, [134, 8])).toBe(true)
  expect(isUnusual(measure, fields, [1340, 80])).toBe(true)
})

test('180 pounds is not unusual, though 180 of its own unit in a child might be', () => {
  const [measurement] = recordOf(observation('w', '29463-7', 180, 'lbs', '2026-01-01')).measurements
  const fields = correctable(the(measurement))
  expect(isUnusual(measureOf('weight'), fields, [180])).toBe(false)
  expect(isUnusual(measureOf('weight'), fields, [1800])).toBe(true)
})

test('old and new codes of one test are one row, newest value first', () => {
  const { measurements } = recordOf(
    observation('a', '2089-1', 160, 'mg/dL', '2024-01-01'),
    observation('b', '18262-6', 140, 'mg/dL', '2025-01-01'),
    observation('c', '718-7', 13, 'g/dL', '2025-01-01'),
  )
  const rows = testResults(measurements, ({ key }) => key)
  expect(rows.map(({ key, values }) => [key, values.length]).sort()).toEqual([
    ['718-7', 1],
    ['ldl', 2],
  ])
  expect(rows.find(({ key }) => key === 'ldl')?.values[0].origin.id).toBe('b')
})
