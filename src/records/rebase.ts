import { begunTwice } from '@/domain/fhir/merge/begunTwice'
import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { seal } from '@/vault/seal'
import { ChangedMeanwhile } from './changedMeanwhile'
import { openDb } from './db'
import type { OutboxRow, ResourceKey } from './rows'
import { sameContent } from './sameContent'
import { baseOf, openPayload } from './outbox'
import { keyOf, updatedOf, versionOf, type StoredResource } from './resource'
import { settledRow } from './settled'

/**
 * The clinic has a newer version than the one this edit was made on. Where both can stand, the
 * edit and all that were made after it are put on top of the newer one, to be sent anew. Returns
 * what to do inside the transaction (which gives the opId if it needs no sending any more), or undefined where a person has to choose.
 */
export async function rebase(
  row: OutboxRow,
  theirs: StoredResource | undefined,
): Promise<(() => Promise<readonly string[]>) | undefined> {
  if (!theirs) return undefined
  const base = await baseOf(row)
  const db = openDb()
  const key: ResourceKey = [row.type, row.id]
  const chain = await db.outbox.where('[type+id]').equals(key).sortBy('seq')
  const payloads = await Promise.all(chain.map(openPayload))
  const moved = moveOnto(base, payloads, theirs, row)
  const first = moved?.[0]
  const last = moved?.at(-1)
  if (!moved || !first || !last || chain[0]?.opId !== row.opId) return undefined

  const { type, id, patient } = row
  const place = { row: keyOf(theirs), patient }
  const version = versionOf(theirs)
  // The clinic already has all of it, from somebody who did the same: nothing is left to send.
  const needless = sameContent(first, theirs)
  const rows = await Promise.all(
    chain.map(async (each, index): Promise<OutboxRow> => {
      const isFirst = index === (needless ? 1 : 0)
      return {
        ...each,
        ...(isFirst && { after: null, baseVersion: version, method: 'update' }),
        ...(index === 0 && { state: 'waiting', nextAt: 0 }),
        sealed: await seal({ ...place, table: 'outbox' }, moved[index]),
      }
    }),
  )
  const sealedBase = await seal({ ...place, table: 'base' }, theirs)
  const sealedRecord = await seal({ ...place, table: 'records' }, last)
  const mine = payloads[0] ?? first
  const settled = needless
    ? await settledRow(row, 'merged', new Date().toISOString(), { mine, theirs, losing: [] })
    : undefined
  const waiting = needless ? rows.slice(1) : rows
  return async () => {
    const now = await db.outbox.where('[type+id]').equals(key).sortBy('seq')
    const same =
      now.length === chain.length &&
      now.every(({ sealed }, index) => sealed.body === chain[index]?.sealed.body)
    if (!same) throw new ChangedMeanwhile()
    if (settled) {
      await db.settled.put(settled)
      await db.outbox.delete(row.opId)
    }
    await db.outbox.bulkPut(waiting)
    const dirty = waiting.length > 0
    if (dirty) await db.base.put({ type, id, patient, version, sealed: sealedBase })
    else await db.base.delete(key)
    const updated = dirty ? '' : updatedOf(theirs)
    await db.records.put({ type, id, patient, dirty: dirty ? 1 : 0, updated, sealed: sealedRecord })
    return needless ? [row.opId] : []
  }
}

/** Each edit on top of the one before it; undefined as soon as one needs a person. */
function moveOnto(
  base: StoredResource | undefined,
  [first, ...rest]: readonly StoredResource[],
  theirs: StoredResource,
  { method, type }: OutboxRow,
): StoredResource[] | undefined {
  if (!first) return undefined
  const twice = method === 'create' && type === 'Encounter'
  const onto = twice ? begunTwice(first, theirs) : merged(base, first, theirs)
  if (!onto) return undefined
  const moved = [onto]
  let from = first
  for (const edit of rest) {
    const next = merged(from, edit, moved.at(-1) ?? onto)
    if (!next) return undefined
    moved.push(next)
    from = edit
  }
  return moved
}

function merged(
  base: StoredResource | undefined,
  mine: StoredResource,
  theirs: StoredResource,
): StoredResource | undefined {
  const merge = mergeThreeWay(base, mine, theirs)
  return merge.clashes.length ? undefined : merge.merged
}
