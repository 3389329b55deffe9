import { seal, unseal } from '@/vault/seal'
import { openDb, type HeldRow, type OutboxRow, type ResourceKey } from './db'
import { keyOf, updatedOf, versionOf } from './resource'
import { releaseDependents, type HeldContent } from './settleChange'

/**
 * A person said: send it again, on top of what the server has now. What was put right since goes
 * in its place: the words that were refused would only be refused again.
 */
export async function resendHeld(opId: string): Promise<void> {
  const db = openDb()
  const held = await db.held.get(opId)
  if (!held) return
  const content = await openHeld(held)
  const base = content.theirs
  const mine = content.mine
  const key: ResourceKey = [held.type, held.id]
  // It was deleted at the clinic: keeping mine makes it anew.
  const anew = held.kind === 'conflict' && !base
  const row: OutboxRow = {
    ...content.row,
    state: 'waiting',
    nextAt: 0,
    attempts: 0,
    bodyHash: '',
    method: base ? 'update' : anew ? 'create' : content.row.method,
    baseVersion: base ? versionOf(base) : anew ? null : content.row.baseVersion,
    sealed: await seal({ table: 'outbox', row: keyOf(mine), patient: held.patient }, mine),
  }
  const place = { table: 'base', row: keyOf(mine), patient: held.patient }
  const sealedBase = base ? await seal(place, base) : undefined
  await db.transaction('rw', [db.held, db.outbox, db.base], async () => {
    const later = await db.outbox.where('[type+id]').equals(key).sortBy('seq')
    await db.outbox.bulkDelete(later.map((each) => each.opId))
    await db.held.delete(opId)
    await db.outbox.put({ ...row, sealed: later.at(-1)?.sealed ?? row.sealed })
    const { type, id, patient } = held
    if (base && sealedBase)
      await db.base.put({ type, id, patient, version: versionOf(base), sealed: sealedBase })
  })
}

/** A person said: keep what the clinic has. Later edits of the same thing go with it. */
export async function discardHeld(opId: string): Promise<void> {
  const db = openDb()
  const held = await db.held.get(opId)
  if (!held) return
  const { theirs } = await openHeld(held)
  const key: ResourceKey = [held.type, held.id]
  const place = { table: 'records', row: key.join('/'), patient: held.patient }
  const sealed = theirs ? await seal(place, theirs) : undefined
  await db.transaction('rw', [db.held, db.outbox, db.base, db.records], async () => {
    await db.held.delete(opId)
    await db.outbox.where('[type+id]').equals(key).delete()
    await releaseDependents(held)
    await db.base.delete(key)
    if (theirs && sealed)
      await db.records.put({
        type: held.type,
        id: held.id,
        patient: held.patient,
        dirty: 0,
        updated: updatedOf(theirs),
        sealed,
      })
    else await db.records.delete(key)
  })
}

export async function openHeld(held: HeldRow): Promise<HeldContent> {
  const place = { table: 'held', row: held.opId, patient: held.patient }
  return (await unseal(place, held.sealed)) as HeldContent
}
