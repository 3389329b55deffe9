import type { Epoch } from '@/records/lease'
import { settleChanges, type Settlement } from '@/records/settleChange'
import { MAX_ENTRIES, type Learning } from './abilities'
import { backoff } from './backoff'
import type { FhirClient } from './fhirClient'
import type { Outcome } from './outcome'
import { reconcile } from './reconcile'
import { settlementsOf } from './settlementsOf'
import { freeze, nextWindow, thaw, type Travelling } from './wave'

export type PushEnd = 'drained' | 'unreachable' | 'unauthorised'

export interface PushContext {
  readonly client: FhirClient
  readonly epoch: Epoch
  readonly abilities: Learning
  readonly now: () => number
  readonly random: () => number
  readonly progress: (sent: number) => void
}

/** Bundles on their way at one time. */
const LANES = 4
/** A server that fails this often in a row is down; that it fails once may be what it was sent. */
const FAILURES_IN_A_ROW = 3

const NO_BATCHES: readonly number[] = [404, 405, 501]

/** What one push has learnt on its way; the next starts anew. */
interface Run {
  sent: number
  failures: number
}

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
    const window = await nextWindow(from, context.now(), context.abilities.now())
    any ||= window.waves.length > 0
    const ends = await inLanes(window.waves, (wave) => sendWave(wave, context, run))
    const end = ends.find((each) => each !== undefined)
    if (end === 'again') return 'more'
    if (end) return end
    if (window.next === undefined) return any ? 'more' : 'drained'
    from = window.next
  }
}

/** Up to four at a time; after the first bad end no more are begun. */
async function inLanes(
  waves: readonly (readonly Travelling[])[],
  send: (wave: readonly Travelling[]) => Promise<WaveEnd>,
): Promise<WaveEnd[]> {
  const queue = [...waves]
  const ends: WaveEnd[] = []
  const lane = async () => {
    for (let wave = queue.shift(); wave; wave = queue.shift()) {
      const end = await send(wave)
      ends.push(end)
      if (end) queue.length = 0
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return ends
}

/** `again`: what was packed is no longer how it should go. */
type WaveEnd = Exclude<PushEnd, 'drained'> | 'again' | undefined

async function sendWave(
  packed: readonly Travelling[],
  context: PushContext,
  run: Run,
): Promise<WaveEnd> {
  const wave = await freeze(packed, context.epoch)
  const [only] = wave
  if (!only) return undefined
  if (wave.length === 1)
    return settleWave(wave, [await context.client.send(only.entry)], context, run)
  const answer = await context.client.bundle(
    'batch',
    wave.map(({ entry }) => entry),
  )
  switch (answer.kind) {
    case 'answered':
      return settleWave(wave, answer.outcomes, context, run)
    case 'conflict':
    case 'tooLarge':
    case 'refused':
      // The Bundle as a whole was not taken: find the culprit by sending fewer at a time.
      await thaw(wave, context.epoch)
      if (answer.kind === 'refused' && NO_BATCHES.includes(answer.status))
        await context.abilities.learn({ batch: false, entries: 1 })
      else await fewer(wave.length, context)
      return 'again'
    case 'broken':
      // Part of it may have been done: each is asked about before fewer are sent.
      await postpone(wave, context, 0)
      await fewer(wave.length, context)
      return tooOften(run) ? 'unreachable' : 'again'
    case 'unauthorised':
      await thaw(wave, context.epoch)
      return 'unauthorised'
    case 'unreachable':
      await postpone(wave, context, answer.retryAfterMs)
      return 'unreachable'
  }
}

const fewer = (length: number, { abilities }: PushContext) =>
  abilities.learn({ entries: Math.max(1, Math.floor(length / 2)) })

const tooOften = (run: Run): boolean => {
  run.failures += 1
  return run.failures >= FAILURES_IN_A_ROW
}

/** Whether it arrived is unknown, so it stays frozen until the server has been asked. */
async function postpone(
  wave: readonly Travelling[],
  context: PushContext,
  retryAfterMs: number | undefined,
): Promise<void> {
  const again = wave.map(({ row }) => {
    const delay = retryAfterMs ?? backoff(row.attempts, context.random)
    const nextAt = delay === 0 ? 0 : context.now() + delay
    return { row, settlement: { kind: 'again', nextAt, unknown: true } as const }
  })
  await settleChanges(again, context.epoch)
}

async function settleWave(
  wave: readonly Travelling[],
  outcomes: readonly Outcome[],
  context: PushContext,
  run: Run,
): Promise<WaveEnd> {
  const settled = await settlementsOf(wave, outcomes, context)
  const changes = wave.flatMap(({ row }, index) => {
    const settlement: Settlement | undefined = settled[index]
    return settlement ? [{ row, settlement }] : []
  })
  if (changes.length > 0) await settleChanges(changes, context.epoch)
  run.sent += changes.length
  context.progress(run.sent)
  if (outcomes.some(({ kind }) => kind === 'unauthorised')) {
    const turned = wave.filter((_, index) => outcomes[index]?.kind === 'unauthorised')
    await thaw(turned, context.epoch)
    return 'unauthorised'
  }
  const failed = outcomes.every(({ kind }) => kind === 'unreachable')
  if (failed) return 'unreachable'
  if (outcomes.every(({ kind }) => kind === 'broken'))
    return tooOften(run) ? 'unreachable' : undefined
  run.failures = 0
  if (settled.some((settlement) => settlement?.kind === 'again' && settlement.nextAt === 0))
    return 'again'
  await more(context)
  return undefined
}

/** It took these: the next Bundle may be larger, up to what is sensible. */
async function more({ abilities }: PushContext): Promise<void> {
  const { batch, entries } = abilities.now()
  if (batch !== false) await abilities.learn({ entries: Math.min(MAX_ENTRIES, entries * 2) })
}
