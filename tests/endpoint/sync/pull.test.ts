import 'fake-indexeddb/auto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCursor } from '@/records/applyPulled'
import { openDb } from '@/records/db'
import { forgetOpened, readPatient } from '@/records/readPatient'
import {
  edit,
  emptyTablet,
  observation,
  openClinic,
  pullOnce,
  pushOnce,
  type Clinic,
} from './clinic'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
  await clinic.put({ resourceType: 'Patient', id: 'p1' })
  await clinic.put({ resourceType: 'Patient', id: 'p2' })
  for (let n = 0; n < 620; n += 1) await clinic.put(observation(`o${String(n)}`, 60 + (n % 40)))
})
afterAll(() => clinic.close())
beforeEach(emptyTablet)

const pull = (patient = 'p1', now?: number) => pullOnce(clinic, patient, now)
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

  it('without what was deleted at the clinic, once all has been compared', async () => {
    await clinic.put(observation('typed-wrong', 700))
    await pull()
    expect(await count()).toBe(622)
    await clinic.remove('Observation', 'typed-wrong')
    await pull()
    expect(await pull('p1', Date.now() + 3_600_000)).toBe('complete')
    expect(await count()).toBe(621)
  })

  it('with what slipped behind the cursor, once all has been compared', async () => {
    await pull()
    const [block] = await openDb().blocks.orderBy('n').reverse().toArray()
    await openDb().blocks.delete(block?.n ?? 0)
    expect(await count()).toBeLessThan(621)
    await pull('p1', Date.now() + 3_600_000)
    expect(await count()).toBe(621)
  })

  it('and leaves with its patient, but not with what was written here', async () => {
    await clinic.put({ resourceType: 'Patient', id: 'p3' })
    await clinic.put(observation('of-p3', 70, { subject: { reference: 'Patient/p3' } }))
    await pull('p3')
    await edit([observation('mine-of-p3', 71, { subject: { reference: 'Patient/p3' } })], 'p3')
    await clinic.remove('Observation', 'of-p3')
    await clinic.remove('Patient', 'p3')
    expect(await pull('p3')).toBe('lost')
    expect((await readPatient('p3')).map(({ id }) => id)).toEqual(['mine-of-p3'])
    expect(await openDb().outbox.count()).toBe(1)
  })

  it('of another patient starts at its own beginning', async () => {
    await pull()
    await pull('p2')
    expect((await readPatient('p2')).map(({ id }) => id)).toEqual(['p2'])
  })
})
