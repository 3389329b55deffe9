import { liveQuery, type Observable } from 'dexie'
import { openDb } from './db'

/** A row that this app cannot open: torn, or written by a newer one. It stays where it is. */
export interface UnreadableNote {
  readonly table: string
  readonly row: string
}

const PREFIX = 'unreadable:'

/** Remembers such a row, so that it can be shown; the rows around it go on as if it were not there. */
export async function noteUnreadable(table: string, row: string): Promise<void> {
  const key = `${PREFIX}${table}/${row}`
  if (!(await openDb().device.get(key)))
    await openDb().device.put({ key, value: { table, row } satisfies UnreadableNote })
}

/** Only those whose row is still there: what was replaced or deleted since can trouble nobody. */
export function watchUnreadable(): Observable<readonly UnreadableNote[]> {
  return liveQuery(async () => {
    const rows = await openDb().device.where('key').startsWith(PREFIX).toArray()
    const notes = rows.map(({ value }) => value as UnreadableNote)
    const there = await Promise.all(notes.map(isThere))
    return notes.filter((_, index) => there[index])
  })
}

async function isThere({ table, row }: UnreadableNote): Promise<boolean> {
  switch (table) {
    case 'outbox':
      return (await openDb().outbox.get(row)) !== undefined
    case 'blocks':
      return (await openDb().blocks.get(Number(row))) !== undefined
    case 'records':
      return (await openDb().records.get(row.split('/') as [string, string])) !== undefined
    case 'held':
      return (await openDb().held.get(row)) !== undefined
    default:
      return true
  }
}
