import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDb } from '@/records/db'
import { watchUnreadable } from '@/records/storageUnreadable'
import { emptyTablet, openClinic, pushOnce, type Clinic } from './clinic'
import { leaveOldDatabase, reading } from './oldDatabase'

const EDITS = 1_000
let clinic: Clinic

beforeEach(async () => {
  await emptyTablet()
  clinic = await openClinic()
  await clinic.put({ resourceType: 'Patient', id: 'p1' })
  for (let n = 10; n <= EDITS; n += 10) await clinic.put(reading(`old-${String(n)}`, 0))
})

afterEach(async () => {
  await clinic.close()
  await emptyTablet()
})

it.each([1, 2] as const)(
  'opens a database of version %i with a thousand waiting edits and sends each of them once',
  async (version) => {
    await leaveOldDatabase(version, EDITS)
    expect(await openDb().outbox.count()).toBe(EDITS)
    expect(await pushOnce(clinic)).toBe('drained')
    expect(await openDb().outbox.count()).toBe(0)
    expect(await openDb().held.count()).toBe(0)
    for (let n = 1; n <= EDITS; n += 1) {
      const { body } = await clinic.get(`Observation/old-${String(n)}`)
      expect((body['valueQuantity'] as { value: number }).value).toBe(n)
      expect((body['meta'] as { versionId: string }).versionId).toBe(n % 10 ? '1' : '2')
    }
  },
)

it('leaves a waiting edit that it cannot open where it is, says so, and sends the others', async () => {
  await leaveOldDatabase(1, 30)
  const opId = '00000000-0000-4000-8000-000000000003'
  const torn = { keyId: 'unsealed', schema: 99, body: '{"resourceType":"Obs' }
  await openDb().outbox.update(opId, { sealed: torn })
  await pushOnce(clinic)
  expect(await openDb().outbox.toCollection().primaryKeys()).toEqual([opId])
  expect((await openDb().outbox.get(opId))?.sealed).toEqual(torn)
  const notes = await new Promise((resolve) => watchUnreadable().subscribe(resolve))
  expect(notes).toEqual([{ table: 'outbox', row: opId }])
})
