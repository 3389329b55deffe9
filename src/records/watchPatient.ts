import { liveQuery, type Observable } from 'dexie'
import { readCursor } from './applyPulled'
import { openDb } from './db'
import type { CursorRow } from './rows'
import { readPatient } from './readPatient'
import type { StoredResource } from './resource'

export interface PatientOnTablet {
  readonly id: string
  readonly cursor: CursorRow | undefined
  /** Null until the whole record is here. Unchanged since last time: the same array. */
  readonly resources: readonly StoredResource[] | null
}

/** Any commit of this patient's rows tells it again; nobody has to remember to reload. */
export function watchPatient(id: string): Observable<PatientOnTablet> {
  return liveQuery(async () => {
    await touch(id)
    return readOnTablet(id)
  })
}

export async function readOnTablet(id: string): Promise<PatientOnTablet> {
  const cursor = await readCursor(id)
  if (cursor?.complete !== 1) return { id, cursor, resources: null }
  // Ink and photos are opened by whoever shows them.
  return { id, cursor, resources: await readPatient(id, 'Binary') }
}

/** liveQuery sees what is read inside it: these two tables hold all of a patient. */
async function touch(patient: string): Promise<void> {
  const db = openDb()
  await Promise.all([
    db.blocks.where('patient').equals(patient).count(),
    db.records.where('patient').equals(patient).count(),
  ])
}
