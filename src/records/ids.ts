import { openDb } from './db'
import type { IdRow } from './rows'

/** Ids that the server gave instead of ours; empty where it takes ours. */
export async function readIds(): Promise<readonly IdRow[]> {
  return openDb().ids.toArray()
}
