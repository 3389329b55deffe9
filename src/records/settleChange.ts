import { seal, unseal } from '@/vault/seal'
import { openDb, type HeldRow, type OutboxRow, type ResourceKey } from './db'
import { assertEpoch, type Epoch } from './lease'
import { keyOf, type StoredResource } from './resource'

/** What became of one edit that was sent. */
export type Settlement =
  | { readonly kind: 'accepted'; readonly version: string; readonly updated: string }
  | {
      readonly kind: 'conflict'
      readonly status: number
      readonly theirs: StoredResource | undefined
      readonly reason: string
    }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'again'; readonly nextAt: number; readonly unknown: boolean }

/** What a held edit keeps for the person who settles it. */
export interface HeldContent {
  readonly mine: StoredResource
  readonly theirs?: StoredResource
  /** The version that both started from, where this tablet had it. */
  readonly base?: StoredResource
  readonly reason: string
  readonly row: Omit<OutboxRow, 'sealed'>
}

export async function openPayload(row: OutboxRow): Promise<StoredResource> {
  const place = { table: 'outbox', row: `${row.type}/${row.id}`, patient: row.patient }
  return (await unseal(place, row.sealed)) as StoredResource
}

/** Applies what the server said. Refuses to write when another tab has taken over since. */
export async function settleChange(
  row: OutboxRow,
  settlement: Settlement,
  epoch: Epoch,
): Promise<void> {
  switch (settlement.kind) {
    case 'accepted':
      return accept(row, settlement, epoch)
    case 'conflict':
    case 'refused':
      return hold(row, settlement, epoch)
    case 'again':
      return inTransaction(epoch, async () => {
        // Whether it arrived is unknown: it stays frozen until the server has been asked.
        const state = settlement.unknown ? 'inflight' : 'waiting'
        await openDb().outbox.update(row.opId, { state, nextAt: settlement.nextAt })
      })
  }
}

async function accept(
  row: OutboxRow,
  { version, updated }: Extract<Settlement, { kind: 'accepted' }>,
  epoch: Epoch,
): Promise<void> {
  const mine = await openPayload(row)
  const saved = { ...mine, meta: { ...mine.meta, versionId: version, lastUpdated: updated } }
  const place = { row: keyOf(mine), patient: row.patient }
  const asRecord = await seal({ ...place, table: 'records' }, saved)
  const asBase = await seal({ ...place, table: 'base' }, saved)
  const key: ResourceKey = [row.type, row.id]
  await inTransaction(epoch, async () => {
    const db = openDb()
    await db.outbox.delete(row.opId)
    await releaseDependents(row)
    const [next] = await db.outbox.where('[type+id]').equals(key).sortBy('seq')
    if (next) {
      await db.outbox.update(next.opId, { after: null, baseVersion: version, method: 'update' })
      await db.base.put({
        type: row.type,
        id: row.id,
        patient: row.patient,
        version,
        sealed: asBase,
      })
    } else {
      await db.base.delete(key)
      await db.records.put({
        type: row.type,
        id: row.id,
        patient: row.patient,
        dirty: 0,
        updated,
        sealed: asRecord,
      })
    }
  })
}

/** Edits that waited for this one to arrive may go. Call inside a transaction on the outbox. */
export async function releaseDependents(row: Pick<OutboxRow, 'opId' | 'patient'>): Promise<void> {
  const waiting = await openDb().outbox.where('patient').equals(row.patient).toArray()
  for (const other of waiting)
    if (other.deps.includes(row.opId))
      await openDb().outbox.update(other.opId, {
        deps: other.deps.filter((opId) => opId !== row.opId),
      })
}

async function hold(
  row: OutboxRow,
  settlement: Extract<Settlement, { kind: 'conflict' | 'refused' }>,
  epoch: Epoch,
): Promise<void> {
  const mine = await openPayload(row)
  const { sealed: _sealed, ...plain } = row
  const content: HeldContent = {
    mine,
    reason: settlement.reason,
    row: plain,
    ...(settlement.kind === 'conflict' && settlement.theirs ? { theirs: settlement.theirs } : {}),
  }
  const sealed = await seal({ table: 'held', row: row.opId, patient: row.patient }, content)
  const held: HeldRow = {
    opId: row.opId,
    factId: row.factId,
    patient: row.patient,
    type: row.type,
    id: row.id,
    kind: settlement.kind,
    method: row.method,
    status: settlement.status,
    at: row.at,
    verb: row.verb,
    seq: row.seq,
    sealed,
  }
  await inTransaction(epoch, async () => {
    await openDb().held.put(held)
    await openDb().outbox.delete(row.opId)
  })
}

async function inTransaction(epoch: Epoch, work: () => Promise<void>): Promise<void> {
  const db = openDb()
  await db.transaction('rw', [db.outbox, db.base, db.records, db.held, db.lease], async () => {
    await assertEpoch(epoch)
    await work()
  })
}
