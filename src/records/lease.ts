import { openDb } from './db'

/** The number of times somebody became the one syncer: an older holder may not write any more. */
export type Epoch = number

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export async function takeLease(): Promise<Epoch> {
  const db = openDb()
  return db.transaction('rw', db.lease, async () => {
    const epoch = ((await db.lease.get('sync'))?.epoch ?? 0) + 1
    await db.lease.put({ id: 'sync', epoch })
    return epoch
  })
}

/** Call inside the transaction that writes: a frozen page can wake late. Throws LeaseLost. */
export async function assertEpoch(epoch: Epoch): Promise<void> {
  const now = (await openDb().lease.get('sync'))?.epoch
  if (now !== epoch) throw new LeaseLost('Another tab of this tablet is syncing')
}
