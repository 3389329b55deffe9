import { seal } from '@/vault/seal'
import { openDb } from './db'
import { assertEpoch, type Epoch } from './lease'
import { newestByKey, openBlocks } from './readPatient'

/**
 * Many small blocks of a patient become one, in the background. Newest versions only, without what
 * the clinic has deleted; nothing else changes.
 */
export async function compactPatient(patient: string, epoch: Epoch, moreThan = 8): Promise<void> {
  const db = openDb()
  const blocks = await db.blocks.where('patient').equals(patient).sortBy('n')
  if (blocks.length <= moreThan) return
  const newest = newestByKey(await openBlocks(blocks))
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
