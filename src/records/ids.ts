import { openDb, type IdRow } from './db'

/** Ids that the server gave instead of ours; empty where it takes ours. */
export async function readIds(): Promise<readonly IdRow[]> {
  return openDb().ids.toArray()
}
