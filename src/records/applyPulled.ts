import { seal } from '@/vault/seal'
import { openDb } from './db'
import type { CursorRow, ResourceKey } from './rows'
import { assertEpoch, type Epoch } from './lease'
import { keyOf, updatedOf, versionOf, type StoredResource } from './resource'

/** `Patient/$everything` is pulled as one stream; a server without it has a cursor for each type. */
export const EVERYTHING = '$everything'
const RECENT_MS = 60_000

export interface PulledPage {
  readonly patient: string
  readonly stream: string
  readonly resources: readonly StoredResource[]
  /** What they point at or are signed by: of no stream, so no cursor moves with them. */
  readonly along?: readonly StoredResource[]
  /** No further page. */
  readonly last: boolean
  readonly checkedAt: string
}

export async function readCursor(
  patient: string,
  stream = EVERYTHING,
): Promise<CursorRow | undefined> {
  return openDb().cursors.get([patient, stream])
}

/**
 * Stores a page and moves the cursor in one transaction: the cursor moves with the rows, or a
 * crash skips some. Rows with edits of their own are not touched; they win until they are settled.
 * Returns how many resources were new.
 */
export async function applyPulled(page: PulledPage, epoch: Epoch): Promise<number> {
  const before = await readCursor(page.patient, page.stream)
  const known = new Set(before?.recent)
  const along = page.along ?? []
  const fresh = [...page.resources, ...along].filter((each) => !known.has(stampOf(each)))
  const cursor = page.resources.map(updatedOf).reduce(later, before?.cursor ?? '')
  const row: CursorRow = {
    patient: page.patient,
    type: page.stream,
    cursor,
    complete: page.last || before?.complete === 1 ? 1 : 0,
    recent: recentOf(page.resources, [...(before?.recent ?? []), ...along.map(stampOf)], cursor),
    checkedAt: page.checkedAt,
    ...(before?.auditedAt !== undefined && { auditedAt: before.auditedAt }),
  }
  await storeArrived(page.patient, fresh, epoch, () => openDb().cursors.put(row))
  return fresh.length
}

/**
 * Stores what came from the clinic, in one transaction with what `also` writes. It is newer than
 * every single row without an edit of its own: those were acknowledged before it was asked for.
 */
export async function storeArrived(
  patient: string,
  arrived: readonly StoredResource[],
  epoch: Epoch,
  also: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const db = openDb()
  const keys = new Set(arrived.map(keyOf))
  const sealed = arrived.length
    ? await seal({ table: 'blocks', row: 'new', patient }, arrived)
    : undefined
  await db.transaction('rw', [db.blocks, db.records, db.cursors, db.lease], async () => {
    await assertEpoch(epoch)
    const clean = await cleanRowsOf(patient)
    await db.records.bulkDelete(clean.filter(([type, id]) => keys.has(`${type}/${id}`)))
    if (sealed) await db.blocks.add({ patient, count: arrived.length, sealed })
    await also()
  })
}

/** Deleted at the clinic: the tablet shows them no longer. An edit that waits keeps its row. */
export async function applyGone(
  patient: string,
  gone: readonly StoredResource[],
  epoch: Epoch,
): Promise<void> {
  const db = openDb()
  const nothing = await seal({ table: 'records', row: 'gone', patient }, null)
  await db.transaction('rw', [db.records, db.lease], async () => {
    await assertEpoch(epoch)
    for (const resource of gone) {
      const { resourceType: type, id } = resource
      if ((await db.records.get([type, id]))?.dirty === 1) continue
      const updated = updatedOf(resource)
      await db.records.put({ type, id, patient, dirty: 0, updated, gone: 1, sealed: nothing })
    }
  })
}

/** All of this patient was compared with the clinic's, at `now` (ms). */
export async function noteAudit(patient: string, now: number, epoch: Epoch): Promise<void> {
  const db = openDb()
  await db.transaction('rw', [db.cursors, db.lease], async () => {
    await assertEpoch(epoch)
    await db.cursors.update([patient, EVERYTHING], { auditedAt: now })
  })
}

async function cleanRowsOf(patient: string): Promise<ResourceKey[]> {
  const rows = await openDb().records.where('patient').equals(patient).toArray()
  return rows.flatMap(({ dirty, type, id }): ResourceKey[] => (dirty === 0 ? [[type, id]] : []))
}

const stampOf = (resource: StoredResource) => `${keyOf(resource)}/${versionOf(resource)}`
const later = (a: string, b: string) => (a >= b ? a : b)

/** Only what lies in the overlap window, or the list would grow without end. */
function recentOf(
  resources: readonly StoredResource[],
  earlier: readonly string[],
  cursor: string,
): readonly string[] {
  if (!cursor) return []
  const from = new Date(Date.parse(cursor) - RECENT_MS).toISOString()
  const inWindow = resources.filter((resource) => updatedOf(resource) >= from).map(stampOf)
  return [...new Set([...earlier.slice(-500), ...inWindow])].slice(-2_000)
}
