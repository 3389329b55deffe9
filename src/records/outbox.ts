import { unseal } from '@/vault/seal'
import { openDb, type OutboxRow } from './db'
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

/** Edits that waited for this one to arrive may go. Call inside a transaction on the outbox. */
export async function releaseDependents({ opId }: Pick<OutboxRow, 'opId'>): Promise<void> {
  await openDb()
    .outbox.where('deps')
    .equals(opId)
    .modify((other) => {
      other.deps = other.deps.filter((dep) => dep !== opId)
    })
}
