import { unseal } from '@/vault/seal'
import { openDb } from './db'
import type { OutboxRow } from './rows'
import type { StoredResource } from './resource'

/** What an edit that waits will send. */
export async function openPayload(row: OutboxRow): Promise<StoredResource> {
  const place = { table: 'outbox', row: `${row.type}/${row.id}`, patient: row.patient }
  return (await unseal(place, row.sealed)) as StoredResource
}

/** The server's version that this edit was made on, where the tablet still has it. */
export async function baseOf(row: OutboxRow): Promise<StoredResource | undefined> {
  const base = await openDb().base.get([row.type, row.id])
  if (!base || base.version !== row.baseVersion) return undefined
  const place = { table: 'base', row: `${row.type}/${row.id}`, patient: row.patient }
  return (await unseal(place, base.sealed)) as StoredResource
}

/** Edits that waited for these to arrive may go. Call inside a transaction on the outbox. */
export async function releaseDependents(opIds: readonly string[]): Promise<void> {
  if (opIds.length === 0) return
  const { outbox } = openDb()
  const found = await Promise.all(opIds.map((opId) => outbox.where('deps').equals(opId).toArray()))
  const waiting = new Map(found.flat().map((row) => [row.opId, row]))
  const arrived = new Set(opIds)
  const released = [...waiting.values()].map((row) => ({
    ...row,
    deps: row.deps.filter((dep) => !arrived.has(dep)),
  }))
  if (released.length > 0) await outbox.bulkPut(released)
}
