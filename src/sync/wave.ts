import { openDb } from '@/records/db'
import type { OutboxRow } from '@/records/rows'
import { readIds } from '@/records/ids'
import { assertEpoch, type Epoch } from '@/records/lease'
import { openPayload } from '@/records/outbox'
import { CLIENT_ID, type StoredResource } from '@/records/resource'
import { noteUnreadable } from '@/records/storageUnreadable'
import type { Abilities } from './abilities'
import type { SentEntry, SentHow } from './sentEntry'
import { wireIds, type WireIds } from './wireIds'
import { withinUnit } from './withinUnit'

const MAX_BYTES = 900_000
const HEAVY_BYTES = 200_000
/** Rows looked at together: enough for four Bundles, whatever waits behind them. */
const WINDOW = 200

/** An edit with what is sent of it. */
export interface Travelling {
  readonly row: OutboxRow
  readonly entry: SentEntry
}

/** What goes in one request. */
export interface Wave {
  readonly type: 'batch' | 'transaction'
  readonly edits: readonly Travelling[]
}

export interface Window {
  readonly waves: readonly Wave[]
  /** Photos and sound go alone and last: a line of text does not wait for them. */
  readonly heavy: readonly Wave[]
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
  const alone = packed.filter(({ row }) => !row.unit)
  const light = alone.filter((each) => !isHeavy(each))
  return {
    waves: [...(await unitsOf(packed)), ...inBundles(light, entries)],
    heavy: alone.filter(isHeavy).map((each) => ({ type: 'batch', edits: [each] })),
    next: rows.length === WINDOW ? rows.at(-1)?.seq : undefined,
  }
}

/** A unit goes when all of it that has not arrived may go: one in flight is asked about first. */
async function unitsOf(packed: readonly Travelling[]): Promise<Wave[]> {
  const units = new Map<string, Travelling[]>()
  for (const each of packed)
    if (each.row.unit) {
      const key = each.row.unit.join(' ')
      units.set(key, [...(units.get(key) ?? []), each])
    }
  const waves: Wave[] = []
  for (const edits of units.values()) {
    const waiting = await openDb().outbox.bulkGet([...(edits[0]?.row.unit ?? [])])
    if (waiting.filter((row) => row !== undefined).length === edits.length)
      waves.push({ type: 'transaction', edits: withinUnit(edits) })
  }
  return waves
}

const sizeOf = ({ row }: Travelling) => row.sealed.body.length
const isHeavy = (each: Travelling) => sizeOf(each) > HEAVY_BYTES

function inBundles(light: readonly Travelling[], entries: number): Wave[] {
  const bundles: Travelling[][] = []
  let bytes = Infinity
  for (const each of light) {
    bytes += sizeOf(each)
    const bundle = bundles.at(-1)
    if (bundle && bundle.length < entries && bytes <= MAX_BYTES) bundle.push(each)
    else {
      bundles.push([each])
      bytes = sizeOf(each)
    }
  }
  return bundles.map((edits) => ({ type: 'batch', edits }))
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
export async function freeze(waves: readonly Wave[], epoch: Epoch): Promise<Wave[]> {
  const db = openDb()
  const opIds = waves.flatMap(({ edits }) => edits.map(({ row }) => row.opId))
  return db.transaction('rw', [db.outbox, db.lease], async () => {
    await assertEpoch(epoch)
    const found = await db.outbox.bulkGet(opIds)
    const now = new Map(found.flatMap((row) => (row ? [[row.opId, row]] : [])))
    const frozen = waves.map(({ type, edits }) => ({
      type,
      edits: edits.flatMap((each) => frozenOf(each, now.get(each.row.opId))),
    }))
    // Part of a unit must not go without the rest.
    const whole = frozen.filter(
      ({ type, edits }, index) => type === 'batch' || edits.length === waves[index]?.edits.length,
    )
    await db.outbox.bulkPut(whole.flatMap(({ edits }) => edits.map(({ row }) => row)))
    return whole.filter(({ edits }) => edits.length > 0)
  })
}

function frozenOf(travelling: Travelling, row: OutboxRow | undefined): Travelling[] {
  if (row?.state !== 'waiting' || row.sealed.body !== travelling.row.sealed.body) return []
  return [{ ...travelling, row: { ...row, state: 'inflight', attempts: row.attempts + 1 } }]
}
