import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DayVisit } from '@/domain/fhir/clinicDay'
import { useDayStore } from '@/stores/dayStore'
import { useSessionStore } from '@/stores/sessionStore'
import { useVisitStore } from '@/stores/visitStore'

const page = new EventTarget()
const wake = () => page.dispatchEvent(new Event('visibilitychange'))
const rosa = { patientId: 'rosa', appointmentId: 'rosa-at-eleven', name: 'Rosa' } as DayVisit

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  vi.setSystemTime(new Date(2026, 10, 22, 23, 40))
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  setActivePinia(createPinia())
  useDayStore().restore({ day: [rosa], complete: new Set(['rosa']) } as never)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a tablet that wakes in the morning does not show yesterday’s list as today’s', () => {
  const day = useDayStore()
  expect(day.visits).toEqual([rosa])
  vi.setSystemTime(new Date(2026, 10, 23, 7, 5))
  wake()
  expect(day.visits).toEqual([])
  expect(day.state).toBe('missing')
  day.take([rosa], '2026-11-23')
  expect(day.state).toBe('here')
})

test('yesterday’s list that comes after midnight is not the new day’s', () => {
  vi.setSystemTime(new Date(2026, 10, 23, 0, 0, 20))
  useDayStore().take([rosa], '2026-11-22')
  expect(useDayStore().visits).toEqual([])
})

test('a list that comes right after midnight is the new day’s, whatever the screen still says', () => {
  vi.setSystemTime(new Date(2026, 10, 23, 0, 0, 20))
  useDayStore().take([rosa], '2026-11-23')
  vi.advanceTimersByTime(60_000)
  expect(useDayStore().visits).toEqual([rosa])
})

test('a visit that is open at midnight stays the same visit', () => {
  useSessionStore().clinician = { id: 'okafor', name: 'Dr. Helen Okafor', role: 'clinician' }
  const visit = useVisitStore()
  const ids = ['rosa', 'walk-in'].map((patientId) => {
    vi.setSystemTime(new Date(2026, 10, 22, 23, 50))
    wake()
    void visit.open(patientId) // its record is not asked about here
    const before = visit.edit?.visitId
    vi.setSystemTime(new Date(2026, 10, 23, 0, 10))
    wake()
    return [before, visit.edit?.visitId]
  })
  expect(ids).toEqual([
    ['visit-rosa-at-eleven', 'visit-rosa-at-eleven'],
    ['visit-2026-11-22-walk-in', 'visit-2026-11-22-walk-in'],
  ])
})
