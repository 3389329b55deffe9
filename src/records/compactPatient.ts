import { seal, unseal } from '@/vault/seal'
import { openDb } from './db'
import type { BlockRow } from './rows'
import { assertEpoch, type Epoch } from './lease'
import { newestByKey } from './readPatient'
import type { StoredResource } from './resource'

/**
 * Many small blocks of a patient become one, in the background. Newest versions only, without what
 * the clinic has deleted; nothing else changes.
 */
export async function compactPatient(patient: string, epoch: Epoch, moreThan = 8): Promise<void> {
  const db = openDb()
  const blocks = await db.blocks.where('patient').equals(patient).sortBy('n')
  if (blocks.length <= moreThan) return
  const opened = await openAll(blocks)
  if (!opened) return
  const newest = newestByKey(opened)
  const gone = await db.records.where('patient').equals(patient).toArray()
  const tombs = gone.filter((row) => row.gone === 1)
  for (const { type, id } of tombs) newest.delete(`${type}/${id}`)
  const sealed = await seal({ table: 'blocks', row: 'new', patient }, [...newest.values()])
  const read = blocks.map(({ n }) => n)
  await db.transaction('rw', [db.blocks, db.records, db.lease], async () => {
    await assertEpoch(epoch)
    const now = await db.blocks.where('patient').equals(patient).primaryKeys()
    // The new block counts as the latest arrival: nothing may have arrived since these were read.
    if (now.length !== read.length) return
    await db.blocks.bulkDelete(read)
    await db.blocks.add({ patient, count: newest.size, sealed })
    for (const { type, id } of tombs) {
      const row = await db.records.get([type, id])
      if (row?.gone === 1) await db.records.delete([type, id])
    }
  })
}

/** Undefined where one can't be opened: it stays as it is, and so do the others. */
async function openAll(blocks: readonly BlockRow[]): Promise<StoredResource[] | undefined> {
  try {
    const opened = await Promise.all(
      blocks.map(({ n, patient, sealed }) =>
        unseal({ table: 'blocks', row: String(n), patient }, sealed),
      ),
    )
    return opened.flat() as StoredResource[]
  } catch {
    return undefined
  }
}
