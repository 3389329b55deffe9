import { ask, openExisting } from './firstRead'

/** Rows by their keys, read without the database library; lets go at once. */
export async function readRows<T>(
  table: 'packs' | 'chunks',
  keys: readonly string[],
): Promise<readonly (T | undefined)[]> {
  const db = await openExisting('alongside')
  if (!db) return keys.map(() => undefined)
  try {
    const rows = db.transaction(table).objectStore(table)
    return await Promise.all(keys.map((key) => ask<T | undefined>(rows.get(key))))
  } finally {
    db.close() // an open connection would hold up the library's next migration
  }
}
