import { openDb } from './db'
import { newestByKey, openBlocks } from './readPatient'
import type { StoredResource } from './resource'

/** What came last from the clinic of one resource; single rows hide it while they stand. */
export async function lastArrived(
  type: string,
  id: string,
  patient: string,
): Promise<StoredResource | undefined> {
  const blocks = await openDb().blocks.where('patient').equals(patient).sortBy('n')
  return newestByKey(await openBlocks(blocks)).get(`${type}/${id}`)
}
