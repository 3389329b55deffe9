import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { checkCanary, forgetCleared, markSeen, watchCleared, type Cleared } from '@/records/canary'
import { closeDb } from '@/records/db'

const jar = new Map<string, string>()
const local = new Map<string, string>()

beforeEach(() => {
  vi.stubGlobal('location', { protocol: 'https:' })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => local.get(key) ?? null,
    setItem: (key: string, words: string) => local.set(key, words),
  })
  vi.stubGlobal('document', {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(words: string) {
      const [name = '', value = ''] = words.split(';')[0]?.split('=') ?? []
      jar.set(name, value)
    },
  })
})

afterEach(async () => {
  await throwAway()
  vi.unstubAllGlobals()
  jar.clear()
  local.clear()
})

async function throwAway(): Promise<void> {
  closeDb()
  await Dexie.delete('alongside')
}

const told = () => new Promise<Cleared | null>((resolve) => watchCleared().subscribe(resolve))
const [start, seen, next] = ['2026-11-20T08:00:00Z', '2026-11-21T09:00:00Z', '2026-11-22T10:00:00Z']

it('says nothing on a tablet that is new, nor on one that kept its store', async () => {
  await checkCanary(start)
  markSeen({ seenAt: seen, waiting: 2 })
  expect(await told()).toBeNull()
  closeDb()
  await checkCanary(next)
  expect(await told()).toBeNull()
})

it.each(['cookie', 'local storage'])(
  'says since when the store may be gone and how much waited, when only the %s is left',
  async (left) => {
    await checkCanary(start)
    markSeen({ seenAt: seen, waiting: 3 })
    await throwAway()
    if (left === 'cookie') local.clear()
    else jar.clear()
    await checkCanary(next)
    const cleared = { since: seen, waiting: 3, foundAt: next }
    expect(await told()).toEqual(cleared)
    closeDb()
    await checkCanary('2026-11-23T10:00:00Z')
    expect(await told()).toEqual(cleared)
    await forgetCleared()
    expect(await told()).toBeNull()
  },
)
