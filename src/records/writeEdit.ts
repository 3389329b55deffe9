import type { SealedRow } from '@/vault/seal'
import { ChangedMeanwhile } from './changedMeanwhile'
import type { ClinicalEdit } from './commitEdit'
import { openDb, OUTBOX_SCHEMA } from './db'
import type { BaseRow, HeldRow, OutboxRow, RecordRow, ResourceKey } from './rows'
import { readDevice, writeDevice } from './device'
import { serverVersionOf } from './readResource'
import type { StoredResource } from './resource'

/** One resource of an edit, opened and sealed: nothing of that may happen inside a transaction. */
export interface PreparedEdit {
  readonly key: ResourceKey
  readonly before: StoredResource | undefined
  /** The single row as it was read; undefined where this edit builds on none. */
  readonly stamp: string | undefined
  readonly references: readonly string[]
  readonly record: SealedRow
  readonly base: SealedRow | undefined
  readonly payload: SealedRow
  readonly opId: string
}

/** What the tablet has of the same resource, read inside the transaction. */
interface Found {
  readonly known: RecordRow | undefined
  readonly earlier: readonly OutboxRow[]
  readonly held: HeldRow | undefined
  readonly base: BaseRow | undefined
  readonly creates: readonly string[]
}

const SEQ = 'edit-seq'

/**
 * Record, base and outbox of all resources in one transaction. Returns the opId that carries each.
 * Everything is asked for at once and then written at once: one after the other, the ways to the
 * disk and back would add up. Throws ChangedMeanwhile.
 */
export async function writeEdit(
  edit: ClinicalEdit,
  factId: string,
  items: readonly PreparedEdit[],
): Promise<string[]> {
  const db = openDb()
  const tables = [db.records, db.base, db.outbox, db.held, db.device]
  return db.transaction('rw', tables, async () => {
    const [last = 0, ...found] = await Promise.all([readDevice<number>(SEQ), ...items.map(look)])
    const planned = items.map((item, index) => {
      const it = found[index]
      if (!it || isStale(item, it)) throw new ChangedMeanwhile()
      // The order of edits is counted, never timed.
      return planRow(edit, { item, found: it, factId, seq: last + 1 + index })
    })
    const rows = withSiblings(items, planned)
    const { patientId: patient } = edit
    await Promise.all([
      writeDevice(SEQ, last + items.length),
      db.outbox.bulkPut(rows),
      ...items.map(({ key: [type, id], record }) =>
        db.records.put({ type, id, patient, dirty: 1, updated: '', sealed: record }),
      ),
      ...items.map((item, index) => keepBase(item, found[index], patient)),
    ])
    return rows.map(({ opId }) => opId)
  })
}

async function look({ key, references }: PreparedEdit): Promise<Found> {
  const db = openDb()
  const [known, earlier, held, base, creates] = await Promise.all([
    db.records.get(key),
    db.outbox.where('[type+id]').equals(key).sortBy('seq'),
    db.held.where('[type+id]').equals(key).last(),
    db.base.get(key),
    Promise.all(references.map(createsOf)),
  ])
  return { known, earlier, held, base, creates: creates.flat() }
}

/** Creates of what is referred to that still wait: they must arrive first. */
async function createsOf(reference: string): Promise<string[]> {
  const db = openDb()
  const key = reference.split('/') as ResourceKey
  const rows = await Promise.all([
    db.outbox.where('[type+id]').equals(key).toArray(),
    db.held.where('[type+id]').equals(key).toArray(),
  ])
  return rows.flat().flatMap(({ method, opId }) => (method === 'create' ? [opId] : []))
}

/** An acknowledgement or a pull landed between reading what this edit builds on and writing it. */
const isStale = ({ opId, stamp }: PreparedEdit, { known, earlier }: Found): boolean =>
  stamp !== undefined &&
  stamp !== (known?.sealed.body ?? '') &&
  !earlier.some((row) => row.opId === opId)

interface Planning {
  readonly item: PreparedEdit
  readonly found: Found
  readonly factId: string
  readonly seq: number
}

function planRow(edit: ClinicalEdit, { item, found, factId, seq }: Planning): OutboxRow {
  const { earlier, held, base, creates } = found
  // WebKit may report an error for a transaction that has committed: then this is the second time.
  const itself = earlier.find(({ opId }) => opId === item.opId)
  if (itself) return itself
  const last = earlier.at(-1)
  const { verb, at, authorId, patientId: patient } = edit
  const deps = [...new Set(creates)]
  // Never sent, so nobody has seen it: the newer words simply take its place in the queue.
  if (last?.state === 'waiting' && last.attempts === 0)
    return { ...last, ...{ verb, at, deps }, sealed: item.payload }
  const [type, id] = item.key
  const version = base?.version ?? serverVersionOf(item.before)
  const onServer = base !== undefined || (item.base !== undefined && version !== undefined)
  return {
    ...{ opId: item.opId, factId, seq, type, id, patient, authorId, verb, at, deps },
    ...{ state: 'waiting', nextAt: 0, attempts: 0, schemaVersion: OUTBOX_SCHEMA },
    method: onServer || last || held ? 'update' : 'create',
    baseVersion: last || held || !onServer ? null : (version ?? null),
    after: last?.opId ?? held?.opId ?? null,
    sealed: item.payload,
  }
}

/**
 * Who waits for whom within the edit itself. Where one refers to a thing that is only made after
 * it, no order will do: they go in one transaction.
 */
function withSiblings(items: readonly PreparedEdit[], rows: readonly OutboxRow[]): OutboxRow[] {
  const made = new Map<string, { index: number; opId: string }>()
  for (const [index, { method, type, id, opId }] of rows.entries())
    if (method === 'create') made.set(`${type}/${id}`, { index, opId })
  const refersTo = items.map(({ references }) => references.flatMap((each) => made.get(each) ?? []))
  const ahead = refersTo.some((some, index) => some.some((other) => other.index > index))
  const all = rows.map(({ opId }) => opId)
  const unit = ahead ? all : undefined
  return rows.map((row, index) => {
    const siblings = (refersTo[index] ?? []).map(({ opId }) => opId)
    const deps = [...new Set([...row.deps, ...siblings])].filter((opId) => opId !== row.opId)
    return unit
      ? { ...row, unit, deps: deps.filter((dep) => !unit.includes(dep)) }
      : { ...row, deps }
  })
}

async function keepBase(
  { key: [type, id], base: sealed, before }: PreparedEdit,
  found: Found | undefined,
  patient: string,
): Promise<void> {
  const version = serverVersionOf(before)
  if (found?.base || !sealed || version === undefined) return
  await openDb().base.put({ type, id, patient, version, sealed })
}
