import 'fake-indexeddb/auto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCursor } from '@/records/applyPulled'
import { openDb } from '@/records/db'
import { takeLease } from '@/records/lease'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { pullPatient } from '@/sync/pull'
import { edit, emptyTablet, observation, openClinic, pushOnce, type Clinic } from './clinic'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
  await clinic.put({ resourceType: 'Patient', id: 'p1' })
  await clinic.put({ resourceType: 'Patient', id: 'p2' })
  for (let n = 0; n < 620; n += 1) await clinic.put(observation(`o${String(n)}`, 60 + (n % 40)))
})
afterAll(() => clinic.close())
beforeEach(emptyTablet)

const pull = async (patient = 'p1') =>
  pullPatient(patient, { client: clinic.client, epoch: await takeLease(), clock: () => 'now' })
const count = async () => {
  forgetOpened()
  return (await readPatient('p1')).length
}

describe('a record comes onto the tablet', () => {
  it('whole, over several pages, each once', async () => {
    expect(await pull()).toBe('complete')
    expect(await count()).toBe(621)
    expect((await readCursor('p1'))?.complete).toBe(1)
  })

  it('and later only what has changed since', async () => {
    await pull()
    const before = (await openDb().blocks.toArray()).reduce((sum, block) => sum + block.count, 0)
    await clinic.put(observation('o1', 99))
    await pull()
    const after = (await openDb().blocks.toArray()).reduce((sum, block) => sum + block.count, 0)
    expect(after - before).toBeLessThan(60)
    forgetOpened()
    const changed = (await readPatient('p1')).find(({ id }) => id === 'o1')
    expect(changed).toMatchObject({ valueQuantity: { value: 99 } })
  })

  it('goes on where it stopped when the network goes after the first page', async () => {
    let answers = 0
    clinic.network = (request) => {
      answers += 1
      return answers > 1 ? Promise.reject(new TypeError('Load failed')) : request()
    }
    expect(await pull()).toBe('unreachable')
    expect((await readCursor('p1'))?.complete).toBe(0)
    expect(await count()).toBeGreaterThan(0)
    clinic.network = (request) => request()
    expect(await pull()).toBe('complete')
    expect(await count()).toBe(621)
  })

  it('never hides an edit that still waits', async () => {
    await pull()
    forgetOpened()
    const mine = (await readPatient('p1')).find(({ id }) => id === 'o2')
    await edit([{ ...observation('o2', 77), meta: mine?.meta ?? {} }])
    await clinic.put(observation('o2', 55))
    await pull()
    forgetOpened()
    const shown = (await readPatient('p1')).find(({ id }) => id === 'o2')
    expect(shown).toMatchObject({ valueQuantity: { value: 77 } })
    await pushOnce(clinic)
    expect(await openDb().held.toArray()).toMatchObject([{ id: 'o2', kind: 'conflict' }])
  })

  it('of another patient starts at its own beginning', async () => {
    await pull()
    await pull('p2')
    expect((await readPatient('p2')).map(({ id }) => id)).toEqual(['p2'])
  })
})
