import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditContext } from '@/domain/visit/edit'
import { closeDb, openDb } from '@/records/db'
import { readDevice } from '@/records/device'
import { StaffNotKnown, useHandoverStore } from '@/stores/handoverStore'
import { rememberStaff } from '@/stores/knownStaff'
import { restoreSession, type Session } from '@/sync/session'

const clinician = { id: 'okafor', name: 'Dr. Helen Okafor' }
const morning: Session = {
  token: 'a',
  expiresAt: '2026-11-22T18:00:00Z',
  since: '2026-11-22T06:00:00Z',
  clinician,
}
const evening: Session = {
  token: 'b',
  expiresAt: '2026-11-23T02:00:00Z',
  since: '2026-11-22T14:00:00Z',
  clinician,
}
const edit: EditContext = {
  patientId: 'rosa',
  visitId: 'visit-rosa',
  author: { ...clinician, role: 'clinician' },
  now: () => '2026-11-22T09:00:00Z',
  newId: () => 'one',
}
const choices = { language: 'es', textSize: 'large', companion: '' } as const

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } })
  vi.stubGlobal('location', { replace: () => undefined })
  setActivePinia(createPinia())
})

afterEach(async () => {
  vi.unstubAllGlobals()
  const { name } = openDb()
  closeDb()
  await Dexie.delete(name)
})

test('a hand-over right after the sign-in waits until the password can take the tablet back', async () => {
  restoreSession(morning)
  const remembered = rememberStaff('Okafor', 'alongside', morning)
  const handover = useHandoverStore()
  await handover.give(edit, choices)
  expect(await handover.unlock('okafor ', 'wrong')).toBe('wrong')
  expect(await handover.unlock('okafor ', 'alongside')).toBe('open')
  await remembered
})

test('a tablet that died before it knew the new password is not handed over on the old one', async () => {
  await rememberStaff('okafor', 'the old password', morning)
  restoreSession(evening)
  await expect(useHandoverStore().give(edit, choices)).rejects.toThrow(StaffNotKnown)
  expect(await readDevice('handed')).toBeUndefined()
})
