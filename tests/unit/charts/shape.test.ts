import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MedicineFlag } from '@/domain/visit/medicineFlags'
import type { TrendPoint } from '@/domain/visit/trend'
import { timeTicks, valueAxis } from '@/features/charts/chartScale'
import { partsOf } from '@/features/charts/partsOf'
import { placeFlags } from '@/features/charts/placeFlags'
import { sparkShape } from '@/features/charts/sparkShape'
import { firstRange, usefulRanges, within } from '@/features/charts/timeRange'
import { measureNamed } from '../domain/fhir/sample'

const day = 24 * 60 * 60 * 1000
const now = Date.UTC(2026, 10, 22)

function point(daysAgo: number, value: number): TrendPoint {
  const at = now - daysAgo * day
  return {
    origin: { type: 'Observation', id: String(daysAgo) },
    when: new Date(at).toISOString(),
    at,
    value,
    atHome: false,
    corrected: false,
    converted: false,
    text: String(value),
  }
}

const values = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), {
  minLength: 1,
  maxLength: 30,
})

test('every value and every edge of the target lies on the axis', () => {
  const span = { high: 130, under: true }
  fc.assert(
    fc.property(values, (list) => {
      const points = list.map((value, n) => point(n * 30, value))
      const { min, max, step } = valueAxis(points, span, measureNamed('blood-pressure'))
      expect(Math.min(...list, 130)).toBeGreaterThanOrEqual(min)
      expect(Math.max(...list, 130)).toBeLessThanOrEqual(max)
      expect((max - min) / step).toBeLessThan(9)
    }),
  )
})

test('a number that wobbles within its noise is not blown up to a mountain', () => {
  const { min, max } = valueAxis([point(1, 6.9), point(90, 7)], undefined, measureNamed('a1c'))
  expect(max - min).toBeGreaterThan(1)
})

test('ticks lie in the range, in order, and never more than there is room for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 30_000 }),
      fc.integer({ min: 3, max: 14 }),
      (days, room) => {
        const ticks = timeTicks(now - days * day, now, room, 'en')
        expect(ticks.length).toBeLessThanOrEqual(room + 1)
        for (const { at } of ticks) {
          expect(at).toBeGreaterThanOrEqual(now - days * day)
          expect(at).toBeLessThanOrEqual(now)
        }
      },
    ),
  )
})

test('a small drawing stays inside its box, for one value and for many', () => {
  fc.assert(
    fc.property(values, (list) => {
      const shape = sparkShape(
        list.map((value, n) => point(1000 - n, value)),
        { low: 60, under: false },
      )
      const numbers = [shape.line, shape.now, ...shape.points].join(' ').match(/-?[\d.]+/g) ?? []
      for (const each of numbers) {
        expect(Number(each)).toBeGreaterThanOrEqual(0)
        expect(Number(each)).toBeLessThanOrEqual(150)
      }
    }),
  )
})

const flag = (daysAgo: number, name: string): MedicineFlag => ({
  origin: { type: 'MedicationRequest', id: name },
  at: now - daysAgo * day,
  when: '',
  name,
  what: 'started',
})

test('words of medicines never lie on each other: what has no room keeps its sign', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 }), (days) => {
      const x = (at: number) => 900 - (now - at) / day / 1.2
      const flags = days.sort((a, b) => b - a).map((n) => flag(n, `Medicine ${n}`))
      const placed = placeFlags(flags, {
        x,
        width: 900,
        textWidth: () => 120,
        name: (group) => group[0]?.name ?? '',
        detail: () => 'started',
      })
      const boxes = placed
        .filter(({ row }) => row !== null)
        .map(({ at, row, side }) => ({
          row,
          from: side === 'end' ? x(at) - 12 : x(at) - 144,
          to: side === 'end' ? x(at) + 144 : x(at) + 12,
        }))
      for (const a of boxes)
        for (const b of boxes)
          if (a !== b && a.row === b.row) expect(a.from >= b.to || b.from >= a.to).toBe(true)
    }),
  )
})

test('a range is offered only where it shows something, and less than all', () => {
  const points = [point(2000, 7), point(1500, 7), point(100, 7), point(20, 7)]
  expect(usefulRanges(points, now)).toEqual(['half', 'year', 'two', 'all'])
  expect(usefulRanges(points.slice(0, 2), now)).toEqual(['all'])
  expect(firstRange(points, now)).toBe('all')
  expect(within(points, 'half', now)).toHaveLength(2)
})

test('numbers are set in bold without taking the sentence apart', () => {
  const sentence = 'It was 8.6%. Now it is 7.4%. Your goal is 7% or lower.'
  const parts = partsOf(sentence, ['7.4%', '8.6%', '7% or lower'])
  expect(parts.map(({ text }) => text).join('')).toBe(sentence)
  expect(parts.filter(({ strong }) => strong).map(({ text }) => text)).toEqual([
    '8.6%',
    '7.4%',
    '7% or lower',
  ])
})
