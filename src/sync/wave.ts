import { openDb, type OutboxRow } from '@/records/db'
import { readIds } from '@/records/ids'
import { assertEpoch, type Epoch } from '@/records/lease'
import { openPayload } from '@/records/outbox'
import { CLIENT_ID, type StoredResource } from '@/records/resource'
import { bodyHash } from '@/records/sameContent'
import { noteUnreadable } from '@/records/storageUnreadable'
import type { Abilities } from './abilities'
import type { SentEntry, SentHow } from './sentEntry'
import { wireIds, type WireIds } from './wireIds'

const MAX_BYTES = 900_000
const HEAVY_BYTES = 200_000
/** Rows looked at together: enough for four Bundles, whatever waits behind them. */
const WINDOW = 200

/** An edit with what is sent of it. */
export interface Travelling {
  readonly row: OutboxRow
  readonly entry: SentEntry
}

export interface Window {
  readonly waves: readonly (readonly Travelling[])[]
  /** Where the next window begins; undefined after the last. */
  readonly next: number | undefined
}

/**
 * What may go now, in the order in which it was written, packed into Bundles. Whatever refers to
 * a thing that has not arrived, or follows an edit that has not, stays; it stops nobody else.
 */
export async function nextWindow(
  from: number,
  now: number,
  { entries, updateCreate }: Pick<Abilities, 'entries' | 'updateCreate'>,
): Promise<Window> {
  const rows = await openDb().outbox.where('seq').above(from).limit(WINDOW).sortBy('seq')
  const ready = rows.filter((row) => mayGo(row, now))
  const ids = wireIds(ready.length ? await readIds() : [])
  const opened = await Promise.all(ready.map(openOrNote))
  const packed = ready.flatMap((row, index): Travelling[] => {
    const payload = opened[index]
    return payload ? [{ row, entry: entryOf(row, payload, ids, updateCreate) }] : []
  })
  return {
    waves: packWaves(packed, entries),
    next: rows.length === WINDOW ? rows.at(-1)?.seq : undefined,
  }
}

/** What can't be opened stays as it is, is told of, and holds up nobody else. */
async function openOrNote(row: OutboxRow): Promise<StoredResource | undefined> {
  try {
    return await openPayload(row)
  } catch {
    await noteUnreadable('outbox', row.opId)
    return undefined
  }
}

/** Photos and sound go alone and last: a line of text does not wait for them. */
function packWaves(packed: readonly Travelling[], entries: number): Travelling[][] {
  const sizes = new Map(packed.map(({ row }) => [row.opId, row.sealed.body.length]))
  const sizeOf = ({ row }: Travelling) => sizes.get(row.opId) ?? 0
  const isHeavy = (each: Travelling) => sizeOf(each) > HEAVY_BYTES
  const waves: Travelling[][] = []
  let bytes = Infinity
  for (const each of packed.filter((light) => !isHeavy(light))) {
    bytes += sizeOf(each)
    const wave = waves.at(-1)
    if (wave && wave.length < entries && bytes <= MAX_BYTES) wave.push(each)
    else {
      waves.push([each])
      bytes = sizeOf(each)
    }
  }
  return [...waves, ...packed.filter(isHeavy).map((each) => [each])]
}

const mayGo = ({ state, nextAt, deps, after }: OutboxRow, now: number): boolean =>
  state === 'waiting' && nextAt <= now && deps.length === 0 && after === null

/** Says which edit made the version: a lost answer can be found again in the server's history. */
export const sourceOf = (row: Pick<OutboxRow, 'opId'>): string => `urn:uuid:${row.opId}`

export function entryOf(
  row: OutboxRow,
  payload: StoredResource,
  ids: WireIds,
  updateCreate: boolean | undefined,
): SentEntry {
  const { versionId: _version, lastUpdated: _updated, ...meta } = payload.meta ?? {}
  const outward = ids.outward(payload)
  const resource = { ...outward, meta: { ...meta, source: sourceOf(row) } }
  if (row.method === 'update')
    return { resource, how: { kind: 'put', baseVersion: row.baseVersion } }
  if (updateCreate !== false) return { resource, how: { kind: 'put-new' } }
  return posted(resource, row.id)
}

/** Every type has tags, and not every type has an identifier: one way for all of them. */
function posted(resource: StoredResource, id: string): SentEntry {
  const { tag } = (resource.meta ?? {}) as { tag?: readonly { system?: string }[] }
  const tags = [...(tag ?? []), { system: CLIENT_ID, code: id }]
  const how: SentHow = { kind: 'post', ifNoneExist: `_tag=${CLIENT_ID}|${id}` }
  const meta = { ...resource.meta, tag: tags }
  const { id: _id, ...rest } = resource
  return { resource: { ...rest, meta } as unknown as StoredResource, how }
}

/**
 * Written before the fetch: whatever happens from here on, it may have arrived. An edit that was
 * changed while the wave was being packed stays behind, or its newer words would be lost on ack.
 */
export async function freeze(wave: readonly Travelling[], epoch: Epoch): Promise<Travelling[]> {
  const hashes = await Promise.all(wave.map(({ entry }) => bodyHash(entry.resource)))
  const db = openDb()
  return db.transaction('rw', [db.outbox, db.lease], async () => {
    await assertEpoch(epoch)
    const now = await db.outbox.bulkGet(wave.map(({ row }) => row.opId))
    const frozen = wave.flatMap((travelling, index): Travelling[] => {
      const row = now[index]
      if (row?.state !== 'waiting' || row.sealed.body !== travelling.row.sealed.body) return []
      const attempts = row.attempts + 1
      const bodyHash = hashes[index] ?? ''
      return [{ ...travelling, row: { ...row, state: 'inflight', attempts, bodyHash } }]
    })
    await db.outbox.bulkPut(frozen.map(({ row }) => row))
    return frozen
  })
}

/** The server did nothing with it, so no attempt is burnt and newer words may still replace it. */
export async function thaw(wave: readonly Travelling[], epoch: Epoch): Promise<void> {
  const db = openDb()
  await db.transaction('rw', [db.outbox, db.lease], async () => {
    await assertEpoch(epoch)
    for (const { row } of wave)
      await db.outbox.update(row.opId, {
        state: 'waiting',
        attempts: row.attempts - 1,
        nextAt: 0,
      })
  })
}
