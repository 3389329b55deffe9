import { expect, test } from 'vitest'
import { trendOf } from '@/domain/visit/trend'
import { noConversion } from '@/domain/visit/units'
import { measureNamed, observation, pressure, recordOf } from '../fhir/sample'
import { convert } from './ucum'

const trend = (key: string, ...resources: object[]) =>
  trendOf(recordOf(...resources), measureNamed(key), convert)

test('old, new and narrower codes of one test share a line', () => {
  const { points } = trend(
    'ldl',
    observation('a', '2089-1', 160, 'mg/dL', '2024-01-01'),
    observation('b', '18262-6', 140, 'mg/dL', '2025-01-01'),
    observation('c', '22748-8', 3.36, 'mmol/L', '2026-01-01'),
  )
  expect(points.map(({ value }) => Math.round(value))).toEqual([160, 140, 130])
  expect(points.map(({ converted }) => converted)).toEqual([false, false, true])
})

test('eGFR of two formulas is not joined: a new formula is no change in the kidneys', () => {
  const { points, undrawn } = trend(
    'egfr',
    observation('old', '33914-3', 72, 'mL/min/{1.73_m2}', '2020-01-01'),
    observation('new', '98979-8', 78, 'mL/min/{1.73_m2}', '2026-01-01'),
  )
  expect(points.map(({ origin }) => origin.id)).toEqual(['new'])
  expect(undrawn).toMatchObject([{ why: 'other-method', text: '72 mL/min/{1.73_m2}' }])
})

test('what cannot be drawn is listed with its reason, and never lost', () => {
  const undated = { ...observation('d', '4548-4', 7, '%', ''), effectiveDateTime: undefined }
  const { points, undrawn } = trend(
    'a1c',
    observation('a', '59261-8', 53, 'mmol/mol', '2026-01-01'),
    undated,
    {
      ...observation('w', '4548-4', 0, '%', '2026-02-01'),
      valueQuantity: undefined,
      valueString: 'Sample clotted',
    },
    observation('l', '4548-4', 4, '%', '2026-03-01', {
      valueQuantity: { value: 4, comparator: '<', unit: '%' },
    }),
  )
  expect(points).toEqual([])
  expect(undrawn.map(({ origin, why }) => [origin.id, why]).sort()).toEqual([
    ['a', 'unit'],
    ['d', 'no-date'],
    ['l', 'limit'],
    ['w', 'words'],
  ])
})

test('a blood pressure with one number missing is not half a bar', () => {
  const half = pressure('p', 134, 80, '2026-01-01')
  const { points, undrawn } = trend('blood-pressure', {
    ...half,
    component: half.component.slice(0, 1),
  })
  expect(points).toEqual([])
  expect(undrawn[0]?.why).toBe('incomplete')
})

test('two numbers sent apart in the same moment are one blood pressure', () => {
  const { points, undrawn } = trend(
    'blood-pressure',
    observation('u', '8480-6', 134, 'mm[Hg]', '2026-01-01T09:00:00Z'),
    observation('l', '8462-4', 80, 'mm[Hg]', '2026-01-01T09:00:00Z'),
  )
  expect(points).toMatchObject([{ value: 134, second: 80 }])
  expect(undrawn).toEqual([])
})

test('two results of one moment make no jump: the one in our own unit is drawn', () => {
  const at = '2026-01-01T09:00:00Z'
  const { points, undrawn } = trend(
    'egfr',
    observation('a', '33914-3', 73, 'mL/min/{1.73_m2}', at),
    observation('b', '33914-3', 143, 'mL/min', at),
  )
  expect(points.map(({ value }) => value)).toEqual([73])
  expect(undrawn).toMatchObject([{ why: 'same-moment', text: '143 mL/min' }])
})

test('two readings of one day, with no time written, are both drawn', () => {
  const day = '2026-01-01'
  expect(
    trend(
      'weight',
      observation('a', '29463-7', 80, 'kg', day),
      observation('b', '29463-7', 81, 'kg', day),
    ).points,
  ).toHaveLength(2)
})

test('until the tables are loaded a foreign unit waits in the table', () => {
  const record = recordOf(observation('a', '29463-7', 176, '[lb_av]', '2026-01-01'))
  expect(trendOf(record, measureNamed('weight'), noConversion).undrawn[0]?.why).toBe('unit')
  expect(trendOf(record, measureNamed('weight'), convert).points[0]?.value).toBeCloseTo(79.8, 1)
})
