import { openDb } from './db'

/** The number of times somebody became the one syncer: an older holder may not write any more. */
export type Epoch = number

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** `now` in ms: the holder's first sign of life. */
export async function takeLease(now: number): Promise<Epoch> {
  const db = openDb()
  return db.transaction('rw', db.lease, async () => {
    const epoch = ((await db.lease.get('sync'))?.epoch ?? 0) + 1
    await db.lease.put({ id: 'sync', epoch, beatAt: now })
    return epoch
  })
}

/** Call inside the transaction that writes: a frozen page can wake late. Throws LeaseLost. */
export async function assertEpoch(epoch: Epoch): Promise<void> {
  const now = (await openDb().lease.get('sync'))?.epoch
  if (now !== epoch) throw new LeaseLost('Another tab of this tablet is syncing')
}

/** A sign of life of the holder. Throws LeaseLost. */
export async function beat(epoch: Epoch, now: number): Promise<void> {
  const db = openDb()
  await db.transaction('rw', db.lease, async () => {
    await assertEpoch(epoch)
    await db.lease.put({ id: 'sync', epoch, beatAt: now })
  })
}

/** When the holder last gave a sign of life (ms); undefined where nobody ever held it. */
export async function lastBeat(): Promise<number | undefined> {
  return (await openDb().lease.get('sync'))?.beatAt
}
