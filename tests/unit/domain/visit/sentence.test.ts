import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf } from '@/domain/visit/sentence'
import type { Target } from '@/domain/visit/target'
import type { Trend } from '@/domain/visit/trend'
import { millisecondsOf } from '@/domain/visit/when'
import { measureNamed } from '../fhir/sample'

const now = '2026-11-22T10:00:00Z'
const a1c = measureNamed('a1c')

function trend(...values: readonly (readonly [when: string, value: number])[]): Trend {
  const points = values.map(([when, value], n) => ({
    origin: { type: 'Observation', id: String(n) },
    when,
    at: millisecondsOf(when),
    value,
    atHome: false,
    corrected: false,
    converted: false,
    text: `${value} %`,
  }))
  return { measure: a1c, points, undrawn: [] }
}

const goal = { kind: 'goal', span: { high: 7, under: false } } as Target

test('the fall is told since its beginning, not since the first number ever', () => {
  const facts = factsOf(
    trend(
      ['2022-11-01', 7.1],
      ['2024-11-01', 7.9],
      ['2026-03-01', 8.6],
      ['2026-07-01', 7.9],
      ['2026-11-01', 7.4],
    ),
    goal,
    now,
  )
  expect(facts).toMatchObject({
    kind: 'down',
    from: { when: '2026-03-01' },
    place: 'near',
    nearing: true,
  })
})

test('a wobble smaller than the noise of the test is not a change', () => {
  const facts = factsOf(
    trend(['2026-01-01', 7.1], ['2026-05-01', 7.3], ['2026-11-01', 7.2]),
    undefined,
    now,
  )
  expect(facts).toMatchObject({ kind: 'same', from: { when: '2026-01-01' } })
})

test('a rise that ended years ago is not told as news', () => {
  const facts = factsOf(
    trend(
      ['2015-01-01', 6],
      ['2018-01-01', 8],
      ['2021-01-01', 8.1],
      ['2024-01-01', 8],
      ['2026-11-01', 8.1],
    ),
    undefined,
    now,
  )
  expect(facts).toMatchObject({ kind: 'same', from: { when: '2018-01-01' } })
})

test('two level numbers more than a year apart are steady, whatever came before', () => {
  const facts = factsOf(
    trend(['2015-01-01', 6], ['2025-03-01', 8], ['2026-11-01', 8.1]),
    undefined,
    now,
  )
  expect(facts).toMatchObject({ kind: 'same', from: { when: '2025-03-01' } })
})

test('one number is one number', () => {
  expect(factsOf(trend(['2026-11-01', 7.4]), goal, now)).toMatchObject({ kind: 'one', old: false })
})

test('old numbers are called old before anything else is said', () => {
  const facts = factsOf(trend(['2020-01-01', 9], ['2024-01-01', 7]), goal, now)
  expect(facts).toMatchObject({ old: true })
})

test('coming down to below a goal to stay above is not "nearing"', () => {
  const floor = { kind: 'goal', span: { low: 7, under: false } } as Target
  const facts = factsOf(trend(['2026-01-01', 9], ['2026-11-01', 6]), floor, now)
  expect(facts).toMatchObject({ kind: 'down', nearing: false, place: 'below' })
})

test('"under 7" is not met at 7, "7 or lower" is', () => {
  const at7 = trend(['2026-01-01', 9], ['2026-11-01', 7])
  const under = { kind: 'goal', span: { high: 7, under: true } } as Target
  expect(factsOf(at7, under, now)).toMatchObject({ place: 'near' })
  expect(factsOf(at7, goal, now)).toMatchObject({ place: 'in' })
})

test('whatever the numbers, the direction agrees with the two that are told', () => {
  const day = fc.integer({ min: 0, max: 2000 })
  const values = fc.array(fc.tuple(day, fc.double({ min: 4, max: 15, noNaN: true })), {
    minLength: 2,
  })
  fc.assert(
    fc.property(values, (pairs) => {
      const dated = pairs
        .sort(([a], [b]) => a - b)
        .map(([n, value]) => [new Date(Date.UTC(2021, 0, 1 + n)).toISOString(), value] as const)
      const facts = factsOf(trend(...dated), undefined, now)
      if (facts.kind === 'none' || facts.kind === 'one') throw new Error('two or more numbers')
      const change = facts.now.value - facts.from.value
      if (facts.kind === 'same') expect(Math.abs(change)).toBeLessThan(a1c.noise)
      else expect(Math.sign(change)).toBe(facts.kind === 'up' ? 1 : -1)
    }),
  )
})
