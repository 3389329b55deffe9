import { expect, it } from 'vitest'
import { parseHanded, waitAfter } from '@/domain/visit/handover'

const row = {
  patientId: 'rosa',
  visitId: 'visit-1',
  clinician: { id: 'okafor', name: 'Dr. Okafor', username: 'okafor' },
  staffSettings: {},
  since: '2026-11-22T09:00:00Z',
  place: '/patient/questions',
  ticket: true,
}

it('a tablet that was never handed over opens for staff', () => {
  expect(parseHanded(undefined)).toBeNull()
  expect(parseHanded(null)).toBeNull()
})

it('a torn row locks the tablet instead of opening it for anybody', () => {
  for (const torn of [{}, { patientId: 7 }, 'x', { ...row, patientId: undefined }])
    expect(parseHanded(torn), JSON.stringify(torn)).toMatchObject({ ticket: false })
})

it('the place to go back to is never outside the patient’s pages', () => {
  expect(parseHanded(row)?.place).toBe('/patient/questions')
  for (const place of ['/visit/james', '//evil.example', '/patient/../today', '/patientx', 3])
    expect(parseHanded({ ...row, place })?.place, String(place)).toBe('/patient')
})

it('who writes for the patient is not lost in a crash, and is never an empty name', () => {
  expect(parseHanded({ ...row, companion: 'Ana, mother' })?.companion).toBe('Ana, mother')
  for (const companion of ['', undefined, 7])
    expect(parseHanded({ ...row, companion })?.companion, String(companion)).toBeUndefined()
})

it('three misses are free, then the lock waits longer each time', () => {
  expect([0, 1, 2].map(waitAfter)).toEqual([0, 0, 0])
  expect([3, 4, 5].map(waitAfter)).toEqual([10_000, 20_000, 40_000])
  expect(waitAfter(60)).toBe(300_000)
})
