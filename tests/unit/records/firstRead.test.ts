import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { closeDb, openDb } from '@/records/db'
import { saveDay } from '@/records/day'
import { writeDevice } from '@/records/device'
import { readDraft, writeDraft } from '@/records/drafts'
import { readFirst } from '@/records/firstRead'

afterEach(async () => {
  closeDb()
  await Dexie.delete('alongside')
})

it('a new tablet has nothing, and the store is still laid out by the library afterwards', async () => {
  expect(await readFirst('2026-11-22')).toMatchObject({ day: undefined, packs: [] })
  await writeDevice('settings', { language: 'es' })
  expect(openDb().verno).toBe(3)
  expect((await readFirst('2026-11-22')).settings).toEqual({ language: 'es' })
})

it('tells today’s list, whose record is whole, and which lessons are ready', async () => {
  const db = openDb()
  await saveDay('2026-11-22', [{ patientId: 'rosa' }])
  const cursor = { type: '*', cursor: '', recent: [], checkedAt: '' }
  await db.cursors.bulkPut([
    { ...cursor, patient: 'rosa', complete: 1 },
    { ...cursor, patient: 'james', complete: 0 },
  ])
  await db.packs.bulkPut([
    { id: 'a', version: '1', state: 'ready', manifest: { id: 'a' } },
    { id: 'b', version: '1', state: 'loading', manifest: { id: 'b' } },
  ])
  const first = await readFirst('2026-11-22')
  expect(first.day).toEqual([{ patientId: 'rosa' }])
  expect([...first.complete]).toEqual(['rosa'])
  expect(first.packs).toEqual([{ id: 'a' }])
  expect((await readFirst('2026-11-23')).day, 'another day is not this one').toBeUndefined()
})

it('words being typed are there again, per patient, until they are cleared', async () => {
  await writeDraft('rosa', 'concern:new', 'Mi pecho\u2026')
  await writeDraft('james', 'concern:new', 'The stairs')
  expect(await readDraft('rosa', 'concern:new')).toBe('Mi pecho\u2026')
  await writeDraft('rosa', 'concern:new', '')
  expect(await readDraft('rosa', 'concern:new')).toBe('')
  expect(await readDraft('james', 'concern:new')).toBe('The stairs')
})
