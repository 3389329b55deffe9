import { openDb } from './db'
import { readPatient } from './readPatient'
import { keyOf, type StoredResource } from './resource'

/** Of one patient, what the clinic has as it is here: without edits that wait. */
export async function readClean(patient: string): Promise<readonly StoredResource[]> {
  const all = await readPatient(patient)
  const rows = await openDb().records.where('patient').equals(patient).toArray()
  const dirty = new Set(rows.flatMap((row) => (row.dirty === 1 ? [`${row.type}/${row.id}`] : [])))
  return all.filter((resource) => !dirty.has(keyOf(resource)))
}
