import Dexie, { type PromiseExtended, type Transaction } from 'dexie'
import type { AlongsideDb } from './db'
import { heal, isCutShort, isLost, timesHealed, type Wrapped } from './heal'
import { makeRoom, type Need } from './storageRoom'

/** A storage that dies again at once will not be better then; and only so much can be given up. */
const CHANCES: Chances = { lost: 3, full: 12 }

/**
 * Whatever is asked of the database outside a transaction, and every transaction as a whole, is
 * asked again when the connection was lost or room had to be made. So the work of a transaction
 * must be safe to do twice: an errored transaction may have committed. `inUse` tells whether the
 * app still uses this database.
 */
export function guard(db: AlongsideDb, inUse: () => boolean): AlongsideDb {
  const again = (work: Work): PromiseExtended<unknown> =>
    // Inside a transaction there is nothing to save: the whole of it is done again.
    inTransaction() || !inUse() ? work.run() : attempt(db, work, inUse, CHANCES)

  const transaction = db.transaction.bind(db) as Operation
  db.transaction = ((...args: unknown[]) => {
    const tables = args.slice(1, -1).flat()
    const names = tables.map((table) => (typeof table === 'string' ? table : nameOf(table)))
    const mode = String(args[0]).startsWith('rw') ? 'readwrite' : 'readonly'
    return again({ mode, tables: names, run: () => transaction(...args) })
  }) as AlongsideDb['transaction']

  // One operation by itself: Dexie makes a transaction for it in here.
  const table = db.Table.prototype as unknown as { _trans: Operation }
  const alone = table._trans
  table._trans = function (this: { name: string }, ...args) {
    return again({ mode: String(args[0]), tables: [this.name], run: () => alone.apply(this, args) })
  }
  return db
}

type Operation = (...args: unknown[]) => PromiseExtended<unknown>

interface Chances {
  readonly lost: number
  readonly full: number
}

interface Work {
  readonly mode: string
  readonly tables: readonly string[]
  readonly run: () => PromiseExtended<unknown>
}

function attempt(
  db: AlongsideDb,
  work: Work,
  inUse: () => boolean,
  chances: Chances,
): PromiseExtended<unknown> {
  const before = timesHealed()
  return work.run().catch((error: unknown) => {
    // A database that was closed on purpose stays closed.
    if (!inUse()) throw error
    const next = (left: Partial<Chances>) => attempt(db, work, inUse, { ...chances, ...left })
    // Dexie's own promises: after native ones a live query would not see what is read.
    // Two were under way: the first one's error has healed before the second one's was looked at.
    const healedMeanwhile = timesHealed() !== before && isCutShort(error)
    if (chances.lost > 0 && (healedMeanwhile || isLost(error, db))) {
      const healed = timesHealed() === before ? heal(db) : undefined
      return Dexie.Promise.resolve(healed).then(() => next({ lost: chances.lost - 1 }))
    }
    if (work.mode !== 'readwrite' || chances.full === 0 || !isQuota(error)) throw error
    return Dexie.Promise.resolve(makeRoom(db, needOf(work.tables))).then((room) => {
      if (!room) throw error
      return next({ full: chances.full - 1 })
    })
  })
}

/** What somebody did goes before what can be fetched again; lessons go before everything. */
function needOf(tables: readonly string[]): Need {
  if (tables.includes('chunks') || tables.includes('packs')) return 'media'
  if (tables.includes('blocks')) return 'pulled'
  // The lease is looked at by whoever sends; an edit counts itself in `device`.
  return tables.includes('lease') || tables.every((table) => table === 'outbox')
    ? 'sending'
    : 'edit'
}

const inTransaction = () => (Dexie.currentTransaction as Transaction | null) !== null
const nameOf = (table: unknown): string => (table as { name: string }).name

/** The browser has no more room for this origin. */
export function isQuota(error: unknown): boolean {
  const { name, inner, failures } = (error ?? {}) as Wrapped
  const within = inner ?? failures?.[0]
  return name === 'QuotaExceededError' || (within !== undefined && isQuota(within))
}
