import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeDb, openDb } from '@/records/db'
import { forgetOpened, keepOpened, readPatient } from '@/records/readPatient'
import { seal } from '@/vault/seal'

beforeEach(async () => {
  const place = { table: 'blocks', row: 'new', patient: 'rosa' }
  const sealed = await seal(place, [{ resourceType: 'Patient', id: 'rosa' }])
  await openDb().blocks.add({ patient: 'rosa', count: 1, sealed })
})

afterEach(async () => {
  forgetOpened()
  closeDb()
  await Dexie.delete('alongside')
})

const ticks = async (count: number) => {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** The very same object comes again only if it was still in memory. */
async function isInMemory([before]: readonly unknown[]): Promise<boolean> {
  keepOpened('rosa')
  const [now] = await readPatient('rosa')
  expect(now).toEqual(before)
  return now === before
}

it('while the visit is open, a stroke of the pen reads nothing again', async () => {
  keepOpened('rosa')
  expect(await isInMemory(await readPatient('rosa'))).toBe(true)
})

it('what compares a record with the clinic keeps none in memory when no visit is open', async () => {
  expect(await isInMemory(await readPatient('rosa'))).toBe(false)
})

it('the visit closes while its record is read: nothing of it comes into memory afterwards', async () => {
  keepOpened('rosa')
  const reading = readPatient('rosa')
  forgetOpened()
  expect(await isInMemory(await reading)).toBe(false)
})

it('the visit closes while somebody else reads its record: what they get is whole', async () => {
  for (let later = 0; later < 12; later += 1) {
    keepOpened('rosa')
    await readPatient('rosa')
    const row = { type: 'Flag', id: 'f', patient: 'rosa', dirty: 1, updated: '' } as const
    const sealed = await seal(
      { table: 'records', row: 'Flag/f', patient: 'rosa' },
      { resourceType: 'Flag', id: 'f', later },
    )
    await openDb().records.put({ ...row, sealed })
    const reading = readPatient('rosa')
    await ticks(later)
    forgetOpened()
    expect((await reading).map(({ id }) => id)).toEqual(['rosa', 'f'])
  }
})

it('a patient is taken off the tablet: the visit of another stays in memory', async () => {
  keepOpened('rosa')
  const before = await readPatient('rosa')
  forgetOpened('james')
  expect(await isInMemory(before)).toBe(true)
})
