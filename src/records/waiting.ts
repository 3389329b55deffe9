import { liveQuery, type Observable } from 'dexie'
import { openDb, type HeldRow, type OutboxRow } from './db'
import { openHeld } from './held'

/** Three honest counts, from the database: people count facts, not resources. */
export interface WaitingCounts {
  readonly waiting: number
  readonly sending: number
  readonly needsYou: number
}

export interface WaitingFact {
  readonly factId: string
  readonly patient: string
  readonly verb: string
  readonly at: string
  readonly sending: boolean
}

export function watchCounts(): Observable<WaitingCounts> {
  return liveQuery(async () => {
    const [outbox, held] = await rows()
    const stuck = new Set(held.map(({ factId }) => factId))
    const waiting = new Set<string>()
    const sending = new Set<string>()
    for (const row of outbox) {
      if (!stuck.has(row.factId)) waiting.add(row.factId)
      if (row.state === 'inflight' && row.nextAt === 0) sending.add(row.factId)
    }
    return { waiting: waiting.size, sending: sending.size, needsYou: stuck.size }
  })
}

/** What waits, one line per fact, in the order in which it was written. */
export function watchWaiting(): Observable<readonly WaitingFact[]> {
  return liveQuery(async () => {
    const facts = new Map<string, WaitingFact>()
    const outbox = await openDb().outbox.orderBy('seq').toArray()
    for (const row of outbox) {
      const { factId, patient, verb, at } = row
      const sending = (facts.get(factId)?.sending ?? false) || row.state === 'inflight'
      facts.set(factId, { factId, patient, verb, at, sending })
    }
    return [...facts.values()]
  })
}

/** What only a person can settle, oldest first, with the server's reason. */
export function watchHeld(): Observable<readonly (HeldRow & { reason: string })[]> {
  return liveQuery(async () => {
    const rows = (await openDb().held.toArray()).sort((a, b) => a.seq - b.seq)
    return Promise.all(rows.map(async (row) => ({ ...row, reason: (await openHeld(row)).reason })))
  })
}

function rows(): Promise<[OutboxRow[], HeldRow[]]> {
  const db = openDb()
  return db.transaction('r', [db.outbox, db.held], () =>
    Promise.all([db.outbox.toArray(), db.held.toArray()]),
  )
}

/** People asked to send now: what was postponed is no longer. */
export async function endPostponement(): Promise<void> {
  const db = openDb()
  await db.transaction('rw', db.outbox, () => db.outbox.toCollection().modify({ nextAt: 0 }))
}
