import { beat, lastBeat, takeLease, type Epoch } from '@/records/lease'

const LOCK = 'alongside-sync'
const BEAT_MS = 5_000
/** A page that is frozen while it holds the lock neither syncs nor lets go. */
const DEAD_AFTER_MS = 30_000

/**
 * Runs the work as the only one on this tablet. Does nothing where another tab is at it. A holder
 * that gives no sign of life loses the lock; should it wake, the epoch keeps it from writing.
 */
export async function inTurn(work: (epoch: Epoch) => Promise<void>): Promise<'done' | 'busy'> {
  const free = await held({ ifAvailable: true }, work)
  if (free === 'done') return free
  const beatAt = await lastBeat()
  const quiet = beatAt === undefined ? 0 : Date.now() - beatAt
  return Math.abs(quiet) > DEAD_AFTER_MS ? held({ steal: true }, work) : 'busy'
}

async function held(
  options: LockOptions,
  work: (epoch: Epoch) => Promise<void>,
): Promise<'done' | 'busy'> {
  try {
    return await navigator.locks.request(LOCK, options, async (lock) => {
      if (!lock) return 'busy'
      await withBeat(work)
      return 'done'
    })
  } catch (error) {
    // Somebody took the lock from this page while it slept.
    if ((error as { name?: string }).name === 'AbortError') return 'done'
    throw error
  }
}

async function withBeat(work: (epoch: Epoch) => Promise<void>): Promise<void> {
  const epoch = await takeLease(Date.now())
  const timer = setInterval(() => {
    beat(epoch, Date.now()).catch(() => clearInterval(timer)) // another one has taken over
  }, BEAT_MS)
  try {
    await work(epoch)
  } finally {
    clearInterval(timer)
  }
}
