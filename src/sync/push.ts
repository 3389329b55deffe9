import type { Epoch } from '@/records/lease'
import { settleChanges, type Change } from '@/records/settleChange'
import type { Learning } from './abilities'
import type { FhirClient } from './fhirClient'
import { reconcile } from './reconcile'
import { sendWave, type Run, type WaveEnd, type WaveResult } from './sendWave'
import { freeze, nextWindow, type Wave } from './wave'

export type PushEnd = 'drained' | 'unreachable' | 'unauthorised'

export interface PushContext {
  readonly client: FhirClient
  readonly epoch: Epoch
  readonly abilities: Learning
  readonly now: () => number
  readonly random: () => number
  readonly progress: (sent: number) => void
}

/** Requests on their way at one time. */
const LANES = 4

/**
 * Sends what waits. Each pass goes through the queue once; what had to wait for something of that
 * pass goes with the next, until a pass finds nothing that may go.
 */
export async function push(context: PushContext): Promise<PushEnd> {
  const run: Run = { sent: 0, failures: 0 }
  for (;;) {
    const unsettled = await reconcile(context)
    if (unsettled) return unsettled
    const pass = await sendPass(context, run)
    if (pass !== 'more') return pass
  }
}

async function sendPass(context: PushContext, run: Run): Promise<PushEnd | 'more'> {
  let from = 0
  let any = false
  for (;;) {
    const { waves, heavy, next } = await nextWindow(from, context.now(), context.abilities.now())
    any ||= waves.length + heavy.length > 0
    const groups = [waves, ...heavy.map((wave) => [wave])].filter(({ length }) => length > 0)
    for (const group of groups) {
      const end = await sendGroup(group, context, run)
      if (end) return end === 'again' ? 'more' : end
    }
    if (next === undefined) return any ? 'more' : 'drained'
    from = next
  }
}

/**
 * Freezing and settling cost one strict write to the disk each, however many requests lie between:
 * so a group of them is frozen at once, sent side by side, and settled at once.
 */
async function sendGroup(group: readonly Wave[], context: PushContext, run: Run): Promise<WaveEnd> {
  const frozen = await freeze(group, context.epoch)
  const results = await inLanes(frozen, (wave) => sendWave(wave, context, run))
  const changes: Change[] = results.flatMap((result) => result.changes)
  if (changes.length > 0) await settleChanges(changes, context.epoch)
  context.progress(run.sent)
  const ends = results.map(({ end }) => end)
  return (
    ends.find((end) => end === 'unauthorised') ??
    ends.find((end) => end === 'unreachable') ??
    ends.find((end) => end === 'again')
  )
}

async function inLanes(
  waves: readonly Wave[],
  send: (wave: Wave) => Promise<WaveResult>,
): Promise<WaveResult[]> {
  const queue = [...waves]
  const results: WaveResult[] = []
  const lane = async () => {
    for (let wave = queue.shift(); wave; wave = queue.shift()) results.push(await send(wave))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return results
}
