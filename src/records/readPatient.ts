import { unseal, type SealedRow, type SealPlace } from '@/vault/seal'
import { openDb } from './db'
import type { BlockRow, RecordRow } from './rows'
import { forgetHandedOut } from './handedOut'
import { keyOf, type StoredResource } from './resource'
import { noteUnreadable } from './storageUnreadable'

/**
 * Everything of one patient on this tablet: blocks and single rows, the newest version of each.
 * A single row always wins: it is an edit that waits, or came after all that was pulled.
 * `leave` names a type that the caller does not look at. Of the patient whose visit is open,
 * unchanged since last time: the same array.
 */
export async function readPatient(patient: string, leave = ''): Promise<readonly StoredResource[]> {
  const db = openDb()
  // Taken now: the visit may close while this reads, and the record must be whole all the same.
  const known: OpenedBlocks = cache.patient === patient ? cache.blocks : new Map()
  const { numbers, fresh, rows } = await db.transaction('r', [db.blocks, db.records], async () => {
    const numbers = await db.blocks.where('patient').equals(patient).primaryKeys()
    const unread = numbers.filter((n) => !known.has(n))
    const [fresh, all] = await Promise.all([
      db.blocks.bulkGet(unread),
      db.records.where('patient').equals(patient).toArray(),
    ])
    return { numbers, fresh, rows: all.filter(({ type }) => type !== leave) }
  })
  const same = last.patient === patient && last.leave === leave && unchanged(numbers, rows)
  if (same) return last.resources
  const pulled = await openCached(patient, { known, numbers, fresh })
  const resources = newestOf(pulled, await openRows(rows))
  if (patient === visiting) last = { patient, leave, numbers, rows, resources }
  return resources
}

interface LastRead {
  readonly patient: string
  readonly leave: string
  readonly numbers: readonly number[]
  readonly rows: readonly RecordRow[]
  readonly resources: readonly StoredResource[]
}

const nothing: LastRead = { patient: '', leave: '', numbers: [], rows: [], resources: [] }
let last = nothing

/** A stroke of the pen must not read five thousand results again. */
function unchanged(numbers: readonly number[], rows: readonly RecordRow[]): boolean {
  return (
    numbers.length === last.numbers.length &&
    rows.length === last.rows.length &&
    numbers.every((n, index) => n === last.numbers[index]) &&
    rows.every((row, index) => {
      const before = last.rows[index]
      return row.dirty === before?.dirty && row.sealed.body === before.sealed.body
    })
  )
}

/** Whose visit is open. What sends and compares also reads whole records, and keeps none. */
let visiting: string | undefined

/** Blocks never change once written, so those of the open patient are opened once. */
let cache: { patient: string; blocks: OpenedBlocks } = { patient: '', blocks: new Map() }
type OpenedBlocks = ReadonlyMap<number, readonly StoredResource[]>

/** While this patient's visit is open, what was read stays in memory. */
export function keepOpened(patient: string): void {
  visiting = patient
}

/**
 * When the visit closes, nothing of the patient stays in memory, also of a reading that ends only
 * then. With a patient: only if that is whose visit is open.
 */
export function forgetOpened(patient = visiting): void {
  if (patient !== visiting) return
  visiting = undefined
  cache = { patient: '', blocks: new Map() }
  last = nothing
  forgetHandedOut()
}

interface FoundBlocks {
  readonly known: OpenedBlocks
  readonly numbers: readonly number[]
  readonly fresh: readonly (BlockRow | undefined)[]
}

async function openCached(
  patient: string,
  { known, numbers, fresh }: FoundBlocks,
): Promise<StoredResource[]> {
  const opened = new Map(known)
  for (const block of fresh) if (block) opened.set(block.n, await openBlocks([block]))
  const wanted = numbers.flatMap((n) => [[n, opened.get(n) ?? []] as const])
  if (patient === visiting) cache = { patient, blocks: new Map(wanted) }
  return wanted.flatMap(([, resources]) => resources)
}

/** In order of arrival: what was pulled later is newer, whatever a server's clock says. */
export function newestByKey(pulled: readonly StoredResource[]): Map<string, StoredResource> {
  return new Map(pulled.map((resource) => [keyOf(resource), resource]))
}

function newestOf(
  pulled: readonly StoredResource[],
  rows: readonly OpenedRow[],
): readonly StoredResource[] {
  const newest = newestByKey(pulled)
  for (const { key, gone, resource } of rows)
    if (resource) newest.set(key, resource)
    else if (gone) newest.delete(key)
  return [...newest.values()]
}

export async function openBlocks(blocks: readonly BlockRow[]): Promise<StoredResource[]> {
  const opened = await Promise.all(
    blocks.map(({ n, patient, sealed }) =>
      open({ table: 'blocks', row: String(n), patient }, sealed),
    ),
  )
  return opened.flatMap((resources) => (resources ?? []) as StoredResource[])
}

/** Undefined where it can't be opened: it stays as it is, is told of, and hides nothing else. */
async function open(place: SealPlace, sealed: SealedRow): Promise<unknown> {
  try {
    return await unseal(place, sealed)
  } catch {
    // Later: a live query may look, and must not write.
    setTimeout(() => void noteUnreadable(place.table, place.row))
    return undefined
  }
}

interface OpenedRow {
  readonly key: string
  readonly gone: boolean
  /** Undefined where the clinic has deleted it, or it can't be opened. */
  readonly resource: StoredResource | undefined
}

async function openRows(rows: readonly RecordRow[]): Promise<OpenedRow[]> {
  return Promise.all(
    rows.map(async ({ type, id, patient, gone, sealed }) => {
      const key = `${type}/${id}`
      const opened = gone ? undefined : await open({ table: 'records', row: key, patient }, sealed)
      return { key, gone: gone === 1, resource: opened as StoredResource | undefined }
    }),
  )
}
