import { unseal } from '@/vault/seal'
import { openDb, type BlockRow, type RecordRow } from './db'
import { keyOf, updatedOf, type StoredResource } from './resource'

/**
 * Everything of one patient on this tablet: blocks and single rows, the newest version of each.
 * A dirty row always wins: nothing that came from elsewhere hides an edit that still waits.
 * `leave` names a type that the caller does not look at. Unchanged since last time: the same array.
 */
export async function readPatient(patient: string, leave = ''): Promise<readonly StoredResource[]> {
  const db = openDb()
  const { numbers, fresh, rows } = await db.transaction('r', [db.blocks, db.records], async () => {
    const numbers = await db.blocks.where('patient').equals(patient).primaryKeys()
    const unread = numbers.filter((n) => !(cache.patient === patient && cache.blocks.has(n)))
    const [fresh, all] = await Promise.all([
      db.blocks.bulkGet(unread),
      db.records.where('patient').equals(patient).toArray(),
    ])
    return { numbers, fresh, rows: all.filter(({ type }) => type !== leave) }
  })
  const same = last.patient === patient && last.leave === leave && unchanged(numbers, rows)
  if (same) return last.resources
  const pulled = await openCached(patient, { numbers, fresh })
  const resources = newestOf(pulled, await openRows(rows))
  last = { patient, leave, numbers, rows, resources }
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

/** Blocks never change once written, so those of the open patient are opened once. */
let cache: { patient: string; blocks: Map<number, readonly StoredResource[]> } = {
  patient: '',
  blocks: new Map(),
}

/** When the visit closes, nothing of the patient stays in memory. */
export function forgetOpened(): void {
  cache = { patient: '', blocks: new Map() }
  last = nothing
}

async function openCached(
  patient: string,
  { numbers, fresh }: { numbers: readonly number[]; fresh: readonly (BlockRow | undefined)[] },
): Promise<StoredResource[]> {
  const opened = new Map(cache.patient === patient ? cache.blocks : [])
  for (const block of fresh) if (block) opened.set(block.n, await openBlocks([block]))
  const wanted = numbers.flatMap((n) => [[n, opened.get(n) ?? []] as const])
  cache = { patient, blocks: new Map(wanted) }
  return wanted.flatMap(([, resources]) => resources)
}

function newestOf(
  pulled: readonly StoredResource[],
  rows: readonly { readonly dirty: 0 | 1; readonly resource: StoredResource }[],
): readonly StoredResource[] {
  const newest = new Map<string, StoredResource>()
  for (const resource of pulled) {
    const known = newest.get(keyOf(resource))
    if (!known || updatedOf(resource) >= updatedOf(known)) newest.set(keyOf(resource), resource)
  }
  for (const { dirty, resource } of rows) {
    const known = newest.get(keyOf(resource))
    if (dirty === 1 || !known || updatedOf(resource) >= updatedOf(known))
      newest.set(keyOf(resource), resource)
  }
  return [...newest.values()]
}

export async function openBlocks(blocks: readonly BlockRow[]): Promise<StoredResource[]> {
  const opened = await Promise.all(
    blocks.map((block) =>
      unseal({ table: 'blocks', row: String(block.n), patient: block.patient }, block.sealed),
    ),
  )
  return opened.flat() as StoredResource[]
}

async function openRows(rows: readonly RecordRow[]) {
  return Promise.all(
    rows.map(async (row) => ({
      dirty: row.dirty,
      resource: (await unseal(
        { table: 'records', row: `${row.type}/${row.id}`, patient: row.patient },
        row.sealed,
      )) as StoredResource,
    })),
  )
}
