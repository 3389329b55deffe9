import { liveQuery, type Observable } from 'dexie'
import { seal, unseal } from '@/vault/seal'
import { openDb } from './db'
import type { BaseRow, HeldRow, OutboxRow, RecordRow, ResourceKey, SettledRow } from './rows'
import { ChangedMeanwhile } from './changedMeanwhile'
import type { StoredResource } from './resource'

/** A value that did not stay, and where it stood. */
export interface Losing {
  readonly path: string
  readonly value: unknown
}

/** What is kept of an edit that is over: both sides, what lost and why, and the way back. */
export interface SettledContent {
  readonly mine: StoredResource
  readonly theirs?: StoredResource
  readonly losing: readonly Losing[]
  readonly reason?: string
  /** Who decided. Nobody: it was put together by itself. */
  readonly by?: string
  /** The edit that carries its words now. */
  readonly into?: string
  readonly before?: Before
}

/** Everything as it was before somebody decided. */
interface Before {
  readonly held: HeldRow
  readonly later: readonly OutboxRow[]
  readonly record?: RecordRow
  readonly base?: BaseRow
  /** Edits that waited for it and do not any more. */
  readonly released: readonly string[]
  /** What stood in its place right after: newer words are not undone with it. */
  readonly left: { readonly outbox?: string; readonly record?: string }
}

/** A decision of late, for people. */
export interface SettledLately {
  readonly opId: string
  readonly patient: string
  readonly type: string
  readonly verb: string
  readonly authorId: string
  readonly at: string
  readonly how: SettledRow['how']
  readonly settledAt: string
  readonly by: string
  readonly losing: readonly Losing[]
  readonly reason?: string
  /** Nothing of it has been sent, and nothing newer was written. */
  readonly undoable: boolean
}

const LATELY = 20
const LOOKED_AT = 100

/** What people decided, newest first; what was put together without a loss is nobody's news. */
export function watchSettled(): Observable<readonly SettledLately[]> {
  return liveQuery(async () => {
    const rows = await openDb().settled.toArray()
    const newest = rows.sort((a, b) => (a.settledAt < b.settledAt ? 1 : -1)).slice(0, LOOKED_AT)
    const stands = await Promise.all(newest.map(whatStands))
    const contents = await Promise.all(newest.map(openSettled))
    const told = newest.map((row, index): SettledLately[] => {
      const content = contents[index]
      if (!content || content.into !== undefined) return []
      if (!content.by && content.losing.length === 0) return []
      const { opId, patient, type, verb, authorId, at, how, settledAt } = row
      const now = stands[index]
      return [
        {
          ...{ opId, patient, type, verb, authorId, at, how, settledAt },
          by: content.by ?? '',
          losing: content.losing,
          ...(content.reason !== undefined && { reason: content.reason }),
          undoable: content.before !== undefined && !!now && isUntouched(now, content.before),
        },
      ]
    })
    return told.flat().slice(0, LATELY)
  })
}

/** The row to keep, sealed. `row` is the edit as it waited. */
export async function settledRow(
  row: Pick<OutboxRow, 'opId' | 'factId' | 'patient' | 'type' | 'id' | 'verb' | 'authorId' | 'at'>,
  how: SettledRow['how'],
  settledAt: string,
  content: SettledContent,
): Promise<SettledRow> {
  const { opId, factId, patient, type, id, verb, authorId, at } = row
  const sealed = await seal({ table: 'settled', row: opId, patient }, content)
  return { opId, factId, patient, type, id, verb, authorId, at, how, settledAt, sealed }
}

export async function openSettled(row: SettledRow): Promise<SettledContent> {
  const place = { table: 'settled', row: row.opId, patient: row.patient }
  return (await unseal(place, row.sealed)) as SettledContent
}

/**
 * Puts the edit back to where somebody has to decide. Throws ChangedMeanwhile where it is too late:
 * it is on its way, or something newer was written.
 */
export async function undoSettled(opId: string): Promise<void> {
  const db = openDb()
  const row = await db.settled.get(opId)
  const before = row && (await openSettled(row)).before
  if (!row || !before) throw new ChangedMeanwhile()
  const key: ResourceKey = [row.type, row.id]
  const tables = [db.held, db.outbox, db.base, db.records, db.settled]
  await db.transaction('rw', tables, async () => {
    if (!isUntouched(await whatStands(row), before)) throw new ChangedMeanwhile()
    await db.outbox.delete(opId)
    await db.held.put(before.held)
    await db.outbox.bulkPut([...before.later])
    if (before.record) await db.records.put(before.record)
    else await db.records.delete(key)
    if (before.base) await db.base.put(before.base)
    else await db.base.delete(key)
    await db.outbox
      .where('opId')
      .anyOf([...before.released])
      .modify((other) => {
        other.deps = [...other.deps, opId]
      })
    await db.settled.bulkDelete([opId, ...before.later.map((each) => each.opId)])
  })
}

interface Standing {
  readonly waiting: readonly OutboxRow[]
  readonly held: number
  readonly record: RecordRow | undefined
}

async function whatStands({ type, id }: SettledRow): Promise<Standing> {
  const db = openDb()
  const key: ResourceKey = [type, id]
  const [waiting, held, record] = await Promise.all([
    db.outbox.where('[type+id]').equals(key).toArray(),
    db.held.where('[type+id]').equals(key).count(),
    db.records.get(key),
  ])
  return { waiting, held, record }
}

function isUntouched({ waiting, held, record }: Standing, { left }: Before): boolean {
  if (held > 0 || record?.sealed.body !== left.record) return false
  const [only] = waiting
  if (left.outbox === undefined || !only) return left.outbox === undefined && !only
  const unsent = only.state === 'waiting' && only.attempts === 0
  return waiting.length === 1 && unsent && only.sealed.body === left.outbox
}
