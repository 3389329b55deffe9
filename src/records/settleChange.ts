import { seal } from '@/vault/seal'
import { openDb } from './db'
import type { HeldRow, OutboxRow, ResourceKey } from './rows'
import { assertEpoch, type Epoch } from './lease'
import { baseOf, openPayload, releaseDependents } from './outbox'
import { ChangedMeanwhile } from './changedMeanwhile'
import { rebase } from './rebase'
import { keyOf, updatedOf, type StoredResource } from './resource'

/** What became of one edit that was sent. */
export type Settlement =
  | {
      readonly kind: 'accepted'
      readonly version: string
      readonly updated: string
      /** The id that the server gave, where it takes none of ours. */
      readonly serverId?: string
      /** What the clinic has made of it since, where it is known: the tablet shows that. */
      readonly now?: StoredResource
    }
  | {
      readonly kind: 'conflict'
      readonly status: number
      /** Undefined: the clinic has deleted it. */
      readonly theirs: StoredResource | undefined
      readonly reason: string
    }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'again'; readonly nextAt: number; readonly unknown: boolean }
  /** The server did nothing with it: no attempt is burnt, and newer words may still replace it. */
  | { readonly kind: 'undone' }

/** One edit and what became of it. */
export interface Change {
  readonly row: OutboxRow
  readonly settlement: Settlement
}

/** What a held edit keeps for the person who settles it. */
export interface HeldContent {
  readonly mine: StoredResource
  readonly theirs?: StoredResource
  /** The version that both started from, where this tablet had it. */
  readonly base?: StoredResource
  readonly reason: string
  readonly row: Omit<OutboxRow, 'sealed'>
}

/**
 * Everything is opened and sealed before the transaction; only this part runs inside. Gives the
 * opIds of what is at the clinic now.
 */
type Write = () => Promise<readonly string[]>

const ATTEMPTS = 5

/**
 * Applies what the server said of a whole wave, in one transaction. Throws LeaseLost when another
 * tab has taken over since: then nothing is written.
 */
export async function settleChanges(changes: readonly Change[], epoch: Epoch): Promise<void> {
  const db = openDb()
  const tables = [db.outbox, db.base, db.records, db.held, db.settled, db.ids, db.lease]
  for (let attempt = 1; ; attempt += 1) {
    const writes = await Promise.all(changes.map(prepare))
    try {
      await db.transaction('rw', tables, async () => {
        await assertEpoch(epoch)
        // Each is about another resource, so none waits for the one before it.
        const arrived = await Promise.all(writes.map((write) => write()))
        await releaseDependents(arrived.flat())
      })
      return
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || attempt === ATTEMPTS) throw error
    }
  }
}

async function prepare({ row, settlement }: Change): Promise<Write> {
  switch (settlement.kind) {
    case 'accepted':
      return accept(row, settlement)
    case 'conflict':
      return (await rebase(row, settlement.theirs)) ?? hold(row, settlement)
    case 'refused':
      return hold(row, settlement)
    case 'undone':
      return changing(row, { state: 'waiting', attempts: row.attempts - 1, nextAt: 0 })
    case 'again': {
      // Whether it arrived is unknown: it stays frozen until the server has been asked.
      const state = settlement.unknown ? 'inflight' : 'waiting'
      return changing(row, { state, nextAt: settlement.nextAt })
    }
  }
}

const changing =
  ({ opId }: OutboxRow, what: Partial<OutboxRow>): Write =>
  async () => {
    await openDb().outbox.update(opId, what)
    return []
  }

async function accept(
  row: OutboxRow,
  { version, updated, serverId, now }: Extract<Settlement, { kind: 'accepted' }>,
): Promise<Write> {
  const mine = await openPayload(row)
  const saved = { ...mine, meta: { ...mine.meta, versionId: version, lastUpdated: updated } }
  const { type, id, patient } = row
  const key: ResourceKey = [type, id]
  const place = { row: keyOf(mine), patient }
  const shown = now ?? saved
  const asRecord = await seal({ ...place, table: 'records' }, shown)
  const asBase = await seal({ ...place, table: 'base' }, saved)
  return async () => {
    const db = openDb()
    await db.outbox.delete(row.opId)
    if (serverId !== undefined && serverId !== id)
      await db.ids.put({ type, local: id, server: serverId })
    const [next] = await db.outbox.where('[type+id]').equals(key).sortBy('seq')
    if (next) {
      await db.outbox.update(next.opId, { after: null, baseVersion: version, method: 'update' })
      await db.base.put({ type, id, patient, version, sealed: asBase })
    } else {
      if (row.method === 'update') await db.base.delete(key)
      const since = updatedOf(shown)
      await db.records.put({ type, id, patient, dirty: 0, updated: since, sealed: asRecord })
    }
    return [row.opId]
  }
}

async function hold(
  row: OutboxRow,
  settlement: Extract<Settlement, { kind: 'conflict' | 'refused' }>,
): Promise<Write> {
  const { sealed: _sealed, ...plain } = row
  const theirs = settlement.kind === 'conflict' ? settlement.theirs : undefined
  const base = await baseOf(row)
  const content: HeldContent = {
    mine: await openPayload(row),
    reason: settlement.reason,
    row: plain,
    ...(theirs ? { theirs } : {}),
    ...(base ? { base } : {}),
  }
  const sealed = await seal({ table: 'held', row: row.opId, patient: row.patient }, content)
  const { opId, factId, patient, type, id, method, at, verb, seq } = row
  const { kind, status } = settlement
  const held: HeldRow = {
    ...{ opId, factId, patient, type, id, method, at, verb, seq },
    ...{ kind, status, sealed },
  }
  return async () => {
    await openDb().held.put(held)
    await openDb().outbox.delete(opId)
    return []
  }
}
