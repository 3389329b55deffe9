import { liveQuery, type Observable } from 'dexie'
import { openDb } from './db'
import type { HeldRow, OutboxRow } from './rows'
import { openHeld } from './held'
import type { StoredResource } from './resource'

/** Three honest counts, from the database: people count facts, not resources. */
export interface WaitingCounts {
  readonly waiting: number
  readonly sending: number
  readonly needsYou: number
}

/** One fact that has not arrived, in the order in which it was written. */
export interface WaitingFact {
  readonly factId: string
  readonly patient: string
  readonly verb: string
  readonly at: string
  readonly authorId: string
  /** `behind`: it speaks of an edit that needs a person; `again`: it was tried and will be. */
  readonly state: 'waiting' | 'sending' | 'again' | 'behind' | 'needsYou'
}

/** An edit that only a person can settle, with the clinic's own reason. */
export interface WaitsForPerson {
  readonly opId: string
  readonly factId: string
  readonly kind: HeldRow['kind']
  readonly method: HeldRow['method']
  readonly status: number
  readonly type: string
  readonly verb: string
  readonly patient: string
  readonly at: string
  readonly authorId: string
  readonly reason: string
  /** As it was when the clinic answered: enough to say what it is about. */
  readonly mine: StoredResource
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

/** All that has not arrived, one line per fact: what waits for a held edit comes after it. */
export function watchWaiting(): Observable<readonly WaitingFact[]> {
  return liveQuery(async () => {
    const [outbox, held] = await rows()
    const behind = stuckBehind(outbox, held)
    const facts = new Map<string, WaitingFact & { place: number }>()
    const add = (row: Omit<WaitingFact, 'state'>, state: WaitingFact['state'], place: number) => {
      const { factId, patient, verb, at, authorId } = row
      const known = facts.get(factId)
      const told = known && rank[known.state] >= rank[state] ? known.state : state
      const seq = Math.min(known?.place ?? Infinity, place)
      facts.set(factId, { factId, patient, verb, at, authorId, state: told, place: seq })
    }
    for (const row of held)
      add({ ...row, authorId: (await openHeld(row)).row.authorId }, 'needsYou', row.seq)
    for (const row of outbox) {
      // In the order of its cause, or "waits for the one above" would be about another one.
      const cause = behind.get(row.opId)
      if (cause) add(row, 'behind', cause.seq + 1 - 1 / (row.seq + 1))
      else add(row, stateOf(row), row.seq)
    }
    return [...facts.values()]
      .sort((a, b) => a.place - b.place)
      .map(({ place: _place, ...fact }) => fact)
  })
}

const rank = { waiting: 0, again: 1, sending: 2, behind: 3, needsYou: 4 } as const

function stateOf({ state, nextAt, attempts }: OutboxRow): WaitingFact['state'] {
  if (state === 'inflight' && nextAt === 0) return 'sending'
  return attempts > 0 ? 'again' : 'waiting'
}

/** What waits for a held edit, directly or through another, with that held edit. */
function stuckBehind(
  outbox: readonly OutboxRow[],
  held: readonly HeldRow[],
): ReadonlyMap<string, HeldRow> {
  const causes = new Map(held.map((row) => [row.opId, row]))
  const behind = new Map<string, HeldRow>()
  for (const row of [...outbox].sort((a, b) => a.seq - b.seq)) {
    const before = row.after === null ? row.deps : [...row.deps, row.after]
    const cause = before.map((opId) => causes.get(opId) ?? behind.get(opId)).find(Boolean)
    if (cause) behind.set(row.opId, cause)
  }
  return behind
}

/** What only a person can settle, oldest first, with the server's reason. */
export function watchHeld(): Observable<readonly WaitsForPerson[]> {
  return liveQuery(async () => {
    const held = (await openDb().held.toArray()).sort((a, b) => a.seq - b.seq)
    return Promise.all(
      held.map(async (row): Promise<WaitsForPerson> => {
        const { reason, mine, row: waited } = await openHeld(row)
        const { opId, factId, kind, method, status, type, verb, patient, at } = row
        const { authorId } = waited
        return {
          ...{ opId, factId, kind, method, status, type, verb, patient, at },
          ...{ authorId, reason, mine },
        }
      }),
    )
  })
}

/** Has anything of this patient not arrived yet? For the patient: where are my words? */
export function watchUnsentOf(patient: string): Observable<boolean> {
  return liveQuery(async () => {
    const db = openDb()
    const [outbox, held] = await Promise.all([
      db.outbox.where('patient').equals(patient).count(),
      db.held.where('patient').equals(patient).count(),
    ])
    return outbox + held > 0
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
