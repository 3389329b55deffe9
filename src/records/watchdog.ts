import { openDb } from './db'
import type { HeldRow, OutboxRow } from './rows'
import { readDevice } from './device'

/** Something has been due for so long without anybody trying: the engine itself is stuck. */
const ALARM_AFTER_MS = 120_000

/** What the watchdog looks at; milliseconds, undefined for never. */
export interface Watched {
  /** Since when the longest waiting edit could have been tried. */
  readonly dueSince: number | undefined
  readonly lastTry: number | undefined
}

/** Has something waited two minutes without an attempt? */
export function isStuck({ dueSince, lastTry }: Watched, now: number): boolean {
  return dueSince !== undefined && isLongAgo(dueSince, now) && isLongAgo(lastTry, now)
}

/** A time that lies ahead was written under another clock: it says nothing, so it is long ago. */
const isLongAgo = (at: number | undefined, now: number): boolean =>
  at === undefined || at > now || now - at >= ALARM_AFTER_MS

/** Looks through what waits only when the last attempt is long ago, which it never should be. */
export async function readWatched(now: number): Promise<Watched> {
  const lastTry = Date.parse((await readDevice<string>('last-try')) ?? '') || undefined
  if (!isLongAgo(lastTry, now)) return { dueSince: undefined, lastTry }
  const db = openDb()
  const [outbox, held] = await db.transaction('r', [db.outbox, db.held], () =>
    Promise.all([db.outbox.orderBy('seq').toArray(), db.held.toArray()]),
  )
  return { dueSince: dueSince(outbox, held, now), lastTry }
}

/**
 * The earliest moment at which something could have gone. A postponed edit is not due before its
 * time, and what waits for a person is none of the engine's business.
 */
export function dueSince(
  outbox: readonly Pick<OutboxRow, 'opId' | 'deps' | 'after' | 'at' | 'nextAt'>[],
  held: readonly Pick<HeldRow, 'opId'>[],
  now: number,
): number | undefined {
  const stuck = new Set(held.map(({ opId }) => opId))
  let earliest: number | undefined
  for (const { opId, deps, after, at, nextAt } of outbox) {
    if (deps.some((dep) => stuck.has(dep)) || (after !== null && stuck.has(after))) stuck.add(opId)
    else if (nextAt <= now)
      earliest = Math.min(earliest ?? Infinity, Math.max(Date.parse(at), nextAt))
  }
  return earliest
}
