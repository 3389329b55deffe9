import { randomBytes } from 'node:crypto'
import { connect, type Connection } from './connect'
import { openDictionary } from './dictionary'
import { openReader, type Reader } from './reader'
import { openSearch, type Search } from './search'
import { openWriteQueue } from './writeQueue'
import { openWriter, type Writer } from './writer'

export interface Store extends Reader, Search {
  /**
   * Runs `work` alone, in one transaction, and resolves when the disk holds what it wrote. When
   * `work` throws, nothing of it is kept and the error comes back; NotStored when the disk refused.
   */
  readonly write: <T>(work: (writer: Writer) => T) => Promise<T>
  /** The same file, for the accounts. */
  readonly db: Connection
  /** Seals next links, so that no search for a name shows in an address. 32 bytes. */
  readonly pageKey: Uint8Array
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly close: () => void
}

interface StoreOptions {
  readonly clock?: () => number
}

/** Opens or makes the database file. Throws DamagedDatabase or UnwritableFolder. */
export function openStore(file: string, options: StoreOptions = {}): Store {
  const clock = options.clock ?? Date.now
  const db = connect(file)
  const dictionary = openDictionary(db)
  const reading = { ...openReader(db, dictionary), ...openSearch(db, dictionary) }
  const newest = db.prepare('SELECT max(seq) FROM ver').raw()
  let last = 0
  // Read inside the transaction: an import in another process may have written since.
  const begin = () => {
    last = Math.max(last, (newest.get() as [number | null])[0] ?? 0)
  }
  const nextSeq = () => {
    last = Math.max(clock() * 1000, last + 1)
    return last
  }
  const writer = openWriter(db, dictionary, reading, nextSeq)
  return {
    ...reading,
    write: openWriteQueue(db, writer, begin, dictionary.forget),
    db,
    pageKey: settingOf(db, 'page-key', () => randomBytes(32)),
    clock,
    close: () => {
      db.close()
    },
  }
}

function settingOf(db: Connection, name: string, make: () => Uint8Array): Uint8Array {
  db.prepare('INSERT OR IGNORE INTO setting(name, value) VALUES (?, ?)').run(name, make())
  const row = db.prepare('SELECT value FROM setting WHERE name = ?').raw().get(name)
  return (row as [Uint8Array])[0]
}
