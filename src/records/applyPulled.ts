import { seal } from '@/vault/seal'
import { openDb, type CursorRow } from './db'
import { assertEpoch, type Epoch } from './lease'
import { openBlocks } from './readPatient'
import { keyOf, updatedOf, versionOf, type StoredResource } from './resource'

/** `Patient/$everything` is pulled as one stream, so a patient has one cursor. */
const STREAM = '$everything'
const RECENT_MS = 60_000

export interface PulledPage {
  readonly patient: string
  readonly resources: readonly StoredResource[]
  /** No further page. */
  readonly last: boolean
  readonly checkedAt: string
}

export async function readCursor(patient: string): Promise<CursorRow | undefined> {
  return openDb().cursors.get([patient, STREAM])
}

/**
 * Stores a page and moves the cursor in one transaction: the cursor moves with the rows, or a
 * crash skips some. Rows with edits of their own are not touched; they win until they are settled.
 */
export async function applyPulled(page: PulledPage, epoch: Epoch): Promise<number> {
  const db = openDb()
  const before = await readCursor(page.patient)
  const known = new Set(before?.recent)
  const fresh = page.resources.filter((resource) => !known.has(stamp(resource)))
  const sealed = fresh.length
    ? await seal({ table: 'blocks', row: 'new', patient: page.patient }, fresh)
    : undefined
  const cursor = page.resources.map(updatedOf).reduce(later, before?.cursor ?? '')
  const row: CursorRow = {
    patient: page.patient,
    type: STREAM,
    cursor,
    complete: page.last || before?.complete === 1 ? 1 : 0,
    recent: recentOf(page.resources, before?.recent ?? [], cursor),
    checkedAt: page.checkedAt,
  }
  await db.transaction('rw', [db.blocks, db.cursors, db.lease], async () => {
    await assertEpoch(epoch)
    if (sealed) await db.blocks.add({ patient: page.patient, count: fresh.length, sealed })
    await db.cursors.put(row)
  })
  return fresh.length
}

const stamp = (resource: StoredResource) => `${keyOf(resource)}/${versionOf(resource)}`
const later = (a: string, b: string) => (a >= b ? a : b)

/** Only what lies in the overlap window, or the list would grow without end. */
function recentOf(
  resources: readonly StoredResource[],
  earlier: readonly string[],
  cursor: string,
): readonly string[] {
  const from = new Date(Date.parse(cursor) - RECENT_MS).toISOString()
  const inWindow = resources.filter((resource) => updatedOf(resource) >= from).map(stamp)
  return [...new Set([...earlier.slice(-500), ...inWindow])].slice(-2_000)
}

/** Many small blocks of a patient become one. Newest versions only; nothing else changes. */
export async function compactPatient(patient: string, moreThan = 8): Promise<void> {
  const db = openDb()
  const blocks = await db.blocks.where('patient').equals(patient).toArray()
  if (blocks.length <= moreThan) return
  const newest = new Map<string, StoredResource>()
  for (const resource of await openBlocks(blocks)) {
    const known = newest.get(keyOf(resource))
    if (!known || updatedOf(resource) >= updatedOf(known)) newest.set(keyOf(resource), resource)
  }
  const sealed = await seal({ table: 'blocks', row: 'new', patient }, [...newest.values()])
  await db.transaction('rw', db.blocks, async () => {
    // Only the blocks that were read: a pull in another tab may have added one meanwhile.
    await db.blocks.bulkDelete(blocks.map((block) => block.n))
    await db.blocks.add({ patient, count: newest.size, sealed })
  })
}
