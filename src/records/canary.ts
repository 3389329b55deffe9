import { liveQuery, type Observable } from 'dexie'
import { openDb } from './db'

/** The browser threw this tablet's database away, some time after `since`. No word of a patient. */
export interface Cleared {
  /** When the app last saw its database whole; ISO instant. */
  readonly since: string
  /** Facts that had not been sent then: they may be gone. */
  readonly waiting: number
  readonly foundAt: string
}

/** Kept outside the database, in places that do not go when the database goes. */
interface Mark {
  readonly seenAt: string
  readonly waiting: number
}

const KEY = 'alongside-seen'
const CANARY = 'canary'
const CLEARED = 'cleared'
const YEAR_SECONDS = 31_536_000

/**
 * Compares the mark outside with the canary inside: a mark without its canary means that the
 * database is not the one that was here. Call once at the start, before `markSeen`.
 */
export async function checkCanary(now: string): Promise<void> {
  const { device } = openDb()
  const mark = readMark()
  await openDb().transaction('rw', device, async () => {
    if (await device.get(CANARY)) return
    if (mark) await device.put({ key: CLEARED, value: { ...mark, foundAt: now } })
    await device.put({ key: CANARY, value: now })
  })
}

/** Notes outside how much waits now. After `checkCanary` only, or it would cover the traces. */
export function markSeen(mark: Mark): void {
  const words = JSON.stringify(mark)
  // Some browsers clear one of the two with the database, some the other.
  try {
    // eslint-disable-next-line no-restricted-globals -- what lies in the database would go with it
    localStorage.setItem(KEY, words)
  } catch {
    // Full, or not allowed: the cookie must do.
  }
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${KEY}=${encodeURIComponent(words)}; Max-Age=${YEAR_SECONDS}; Path=/; SameSite=Strict${secure}`
}

/** Null while nothing is known to have been cleared, and once somebody has read it. */
export function watchCleared(): Observable<Cleared | null> {
  return liveQuery(async () => {
    const row = await openDb().device.get(CLEARED)
    if (!row) return null
    const { seenAt, waiting, foundAt } = row.value as Mark & { foundAt: string }
    return { since: seenAt, waiting, foundAt }
  })
}

export async function forgetCleared(): Promise<void> {
  await openDb().device.delete(CLEARED)
}

/** The newer of the two that can still be read. */
function readMark(): Mark | undefined {
  const marks = [parse(inLocalStorage()), parse(inCookie())]
  return marks.reduce((a, b) => (a && (!b || a.seenAt >= b.seenAt) ? a : b))
}

function inLocalStorage(): string | null {
  try {
    // eslint-disable-next-line no-restricted-globals -- what lies in the database would go with it
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function inCookie(): string | null {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${KEY}=`))
  return found ? decodeURIComponent(found.slice(KEY.length + 1)) : null
}

function parse(words: string | null): Mark | undefined {
  try {
    const { seenAt, waiting } = JSON.parse(words ?? 'null') as Partial<Mark>
    return typeof seenAt === 'string' && typeof waiting === 'number'
      ? { seenAt, waiting }
      : undefined
  } catch {
    return undefined
  }
}
