import type { PackManifest } from '@/domain/education/lesson'
import {
  allBallast,
  BALLAST_BYTES,
  hasBallast,
  releaseBallast,
  takeBallast,
  type Ballast,
} from './ballast'
import type { AlongsideDb } from './db'
import type { PackRow } from './rows'

/** What the room is for. Only what somebody did may have the ballast, sending also the reserve. */
export type Need = 'edit' | 'sending' | 'pulled' | 'media'

const mayHave: Readonly<Record<Need, readonly Ballast[]>> = {
  edit: ['alongside-ballast'],
  sending: ['alongside-ballast', 'alongside-reserve'],
  pulled: [],
  media: [],
}

/**
 * Makes room in a full store; false where nothing is left to give. Lessons can be fetched again,
 * so they are all that ever goes.
 */
export async function makeRoom(db: AlongsideDb, need: Need): Promise<boolean> {
  if (need === 'media') return false
  for (const ballast of mayHave[need]) {
    if (!(await releaseBallast(ballast))) continue
    // The edit goes first; then the next one is made safe as well.
    setTimeout(() => void keepBallast(db), SETTLE_MS)
    return true
  }
  return evictLargest(db)
}

let keeping: Promise<boolean> | undefined

/** Takes the ballast if there is room; lessons go for it, the largest first. False: the store is full. */
export function keepBallast(db: AlongsideDb): Promise<boolean> {
  keeping ??= takeOrEvict(db).finally(() => (keeping = undefined))
  return keeping
}

async function takeOrEvict(db: AlongsideDb): Promise<boolean> {
  for (;;) {
    const missing = await missingBallast()
    if ((await freeBytes()) > BALLAST_BYTES * 1.5)
      for (const name of missing) await takeBallast(name)
    if ((await missingBallast()).length === 0) return true
    if (!(await evictLargest(db))) return false
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
}

async function missingBallast(): Promise<Ballast[]> {
  const have = await Promise.all(allBallast.map(hasBallast))
  return allBallast.filter((_, index) => !have[index]).reverse() // the reserve first
}

/** A browser frees the room of deleted rows a little later. */
const SETTLE_MS = 3_000

/** Infinite where the browser does not say. */
async function freeBytes(): Promise<number> {
  const storage = (navigator as { storage?: Partial<StorageManager> }).storage
  const { usage, quota } = (await storage?.estimate?.()) ?? {}
  return usage === undefined || quota === undefined ? Infinity : quota - usage
}

/** Room that must stay free before a lesson is fetched: or it would be thrown out again at once. */
const SPARE_BYTES = 3 * BALLAST_BYTES
const EVICTED = 'lessons-evicted'
const AGAIN_AFTER_MS = 86_400_000

/** Is there room for so many bytes of lessons? */
export async function hasRoomFor(db: AlongsideDb, bytes: number): Promise<boolean> {
  // Some browsers say that there is always room: what had to go does not come back the same day.
  const evictedAt = (await db.device.get(EVICTED))?.value as number | undefined
  if (evictedAt !== undefined && Math.abs(Date.now() - evictedAt) < AGAIN_AFTER_MS) return false
  return (await freeBytes()) >= bytes + SPARE_BYTES
}

async function evictLargest(db: AlongsideDb): Promise<boolean> {
  const packs = await db.packs.toArray()
  const largest = packs.sort((a, b) => bytesOf(b) - bytesOf(a))[0]
  // Chunks of a download that never ended belong to no pack.
  const kept = new Set(packs.filter((pack) => pack !== largest).flatMap(hashesOf))
  const gone = (await db.chunks.toCollection().primaryKeys()).filter((hash) => !kept.has(hash))
  if (!largest && gone.length === 0) return false
  try {
    // Deletions alone: a full store takes nothing that is put.
    await db.transaction('rw', db.packs, db.chunks, async () => {
      if (largest) await db.packs.delete(largest.id)
      await db.chunks.bulkDelete(gone)
    })
    await noteEviction(db)
    return true
  } catch {
    return false // not even a deletion has room: there is nothing more to do
  }
}

/** Best effort: without it a lesson comes back early, and goes again. */
async function noteEviction(db: AlongsideDb): Promise<void> {
  const note = { key: EVICTED, value: Date.now() }
  const noted = db.transaction('rw', db.packs, db.device, () => db.device.put(note))
  await noted.catch(() => undefined)
}

const manifestOf = ({ manifest }: PackRow) => manifest as PackManifest
const bytesOf = (pack: PackRow): number => manifestOf(pack).bytes
const hashesOf = (pack: PackRow): readonly string[] =>
  manifestOf(pack).files.flatMap(({ chunks }) => chunks)
