import 'fake-indexeddb/auto'
import Dexie, { liveQuery } from 'dexie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { closeDb, openDb } from '@/records/db'
import { healFrom, timesHealed } from '@/records/heal'

/**
 * The page's storage dies as an iPad's does: what is under way is cut short, the connection is
 * closed, and nothing that this page has can open another. Only the next document's can.
 */
const whole = indexedDB
let alive = 1
let dying: IDBFactory
const opened: IDBDatabase[] = []

function documentStorage(number: number): IDBFactory {
  return new Proxy(whole, {
    get: (target, name) =>
      name === 'open'
        ? (...args: Parameters<IDBFactory['open']>) => {
            if (number !== alive) return refused()
            const request = target.open(...args)
            request.addEventListener('success', () => opened.push(request.result))
            return request
          }
        : (Reflect.get(target, name) as (...args: unknown[]) => unknown).bind(target),
  })
}

function refused(): IDBOpenDBRequest {
  const request = {
    error: new DOMException('Connection to Indexed Database server lost.', 'UnknownError'),
  }
  const open = request as unknown as IDBOpenDBRequest
  queueMicrotask(() =>
    open.onerror?.({
      target: open,
      preventDefault: () => 0,
      stopPropagation: () => 0,
    } as unknown as Event),
  )
  return open
}

function die(): void {
  alive += 1
  for (const db of opened.splice(0)) db.close()
}

beforeEach(() => {
  dying = documentStorage(alive)
  globalThis.indexedDB = dying
  healFrom(() => documentStorage(alive))
})

afterEach(async () => {
  closeDb()
  globalThis.indexedDB = whole
  await Dexie.delete('alongside')
})

it('saves what was asked after the storage died, in one operation and in a transaction', async () => {
  const db = openDb()
  await db.device.put({ key: 'a', value: 1 })
  die()
  await db.device.put({ key: 'b', value: 2 })
  die()
  await db.transaction('rw', db.device, async () => {
    await db.device.put({ key: 'c', value: 3 })
    await db.device.put({ key: 'd', value: 4 })
  })
  die()
  expect(await db.device.orderBy('key').primaryKeys()).toEqual(['a', 'b', 'c', 'd'])
})

it('heals once for all that were waiting', async () => {
  const db = openDb()
  await db.device.put({ key: 'a', value: 1 })
  const before = timesHealed()
  die()
  await Promise.all(Array.from({ length: 20 }, (_, n) => db.device.put({ key: `k${n}`, value: n })))
  expect(await db.device.count()).toBe(21)
  expect(timesHealed()).toBe(before + 1)
})

it('draws again what was drawn before the storage died', async () => {
  const db = openDb()
  await db.device.put({ key: 'n', value: 1 })
  const seen: unknown[] = []
  const subscription = liveQuery(async () => (await db.device.get('n'))?.value).subscribe((value) =>
    seen.push(value),
  )
  await expect.poll(() => seen).toEqual([1])
  die()
  await db.device.put({ key: 'n', value: 2 })
  await expect.poll(() => seen.at(-1)).toBe(2)
  await db.device.put({ key: 'n', value: 3 })
  await expect.poll(() => seen.at(-1)).toBe(3)
  subscription.unsubscribe()
})

it('leaves a mistake of the app alone, and a database that was closed on purpose', async () => {
  const db = openDb()
  const before = timesHealed()
  const mine = new Error('mine')
  const failing = db.transaction('rw', db.device, () => Promise.reject(mine))
  await expect(failing).rejects.toBe(mine)
  closeDb()
  await expect(db.device.count()).rejects.toThrow()
  expect(timesHealed()).toBe(before)
})
