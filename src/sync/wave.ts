import { openDb, type OutboxRow } from '@/records/db'
import { openPayload } from '@/records/settleChange'
import type { BatchEntry } from './fhirClient'
import { bodyHash } from './sameContent'

export const MAX_ENTRIES = 50
const MAX_BYTES = 900_000

/** An edit with what is sent of it. */
export interface Travelling {
  readonly row: OutboxRow
  readonly entry: BatchEntry
}

/**
 * What may go now, in the order in which it was written: a wave ends before the first edit that
 * must wait for one of its own. What waits behind a held edit stays, and stops nobody else.
 */
export async function nextWave(limit: number, now: number): Promise<Travelling[]> {
  const db = openDb()
  const [rows, held] = await Promise.all([
    db.outbox.orderBy('seq').toArray(),
    db.held.toCollection().primaryKeys(),
  ])
  const stuck = new Set<string>(held)
  const wave: Travelling[] = []
  let bytes = 0
  for (const row of rows) {
    const before = row.after === null ? row.deps : [...row.deps, row.after]
    if (before.some((opId) => stuck.has(opId))) {
      stuck.add(row.opId)
      continue
    }
    if (row.state !== 'waiting' || row.nextAt > now || before.length > 0) break
    bytes += row.sealed.body.length
    if (wave.length === limit || (wave.length > 0 && bytes > MAX_BYTES)) break
    const resource = await openPayload(row)
    wave.push({ row, entry: { resource, method: row.method, baseVersion: row.baseVersion } })
  }
  return wave
}

/**
 * Written before the fetch: whatever happens from here on, it may have arrived. An edit that was
 * changed while the wave was being packed stays behind, or its newer words would be lost on ack.
 */
export async function freeze(wave: readonly Travelling[]): Promise<Travelling[]> {
  const hashes = await Promise.all(wave.map(({ entry }) => bodyHash(entry.resource)))
  const db = openDb()
  return db.transaction('rw', db.outbox, async () => {
    const frozen: Travelling[] = []
    for (const [index, travelling] of wave.entries()) {
      const { opId, sealed, attempts } = travelling.row
      const now = await db.outbox.get(opId)
      if (now?.state !== 'waiting' || now.sealed.body !== sealed.body) continue
      await db.outbox.update(opId, {
        state: 'inflight',
        attempts: attempts + 1,
        bodyHash: hashes[index] ?? '',
      })
      frozen.push(travelling)
    }
    return frozen
  })
}

/** The server did nothing with it, so no attempt is burnt and newer words may still replace it. */
export async function thaw(wave: readonly Travelling[]): Promise<void> {
  const db = openDb()
  await db.transaction('rw', db.outbox, async () => {
    for (const { row } of wave)
      await db.outbox.update(row.opId, { state: 'waiting', attempts: row.attempts, nextAt: 0 })
  })
}
