import type { OutboxRow } from '@/records/db'
import type { Epoch } from '@/records/lease'
import { settleChange, type Settlement } from '@/records/settleChange'
import { updatedOf, versionOf, type StoredResource } from '@/records/resource'
import { arrivedBefore } from './arrivedBefore'
import { backoff } from './backoff'
import type { FhirClient } from './fhirClient'
import type { Outcome } from './outcome'
import { reconcile } from './reconcile'
import { sameContent } from './sameContent'
import { freeze, MAX_ENTRIES, nextWave, thaw, type Travelling } from './wave'

export type PushEnd = 'drained' | 'unreachable' | 'unauthorised'

export interface PushContext {
  readonly client: FhirClient
  readonly epoch: Epoch
  readonly now: () => number
  readonly random: () => number
  readonly progress: (sent: number) => void
}

/** Sends what waits, in waves: whatever refers to a thing goes after that thing has arrived. */
export async function push(context: PushContext): Promise<PushEnd> {
  let sent = 0
  let limit = MAX_ENTRIES
  for (;;) {
    const unsettled = await reconcile(context)
    if (unsettled) return unsettled
    const packed = await nextWave(limit, context.now())
    if (packed.length === 0) return 'drained'
    const wave = await freeze(packed)
    if (wave.length === 0) continue
    const answer = await context.client.batch(wave.map(({ entry }) => entry))
    switch (answer.kind) {
      case 'answered': {
        const end = await settleWave(wave, answer.outcomes, context)
        sent += wave.length
        context.progress(sent)
        limit = Math.min(MAX_ENTRIES, limit * 2)
        if (end) return end
        break
      }
      case 'tooLarge':
      case 'refused':
        // The Bundle as a whole was not taken: find the culprit by sending fewer at a time.
        if (wave.length === 1) {
          const [only] = wave
          if (only) await settleChange(only.row, refusal(answer), context.epoch)
        } else {
          await thaw(wave)
          limit = Math.max(1, Math.floor(wave.length / 2))
        }
        break
      case 'unauthorised':
        await thaw(wave)
        return 'unauthorised'
      case 'unreachable':
        await wait(wave, context, answer.retryAfterMs)
        return 'unreachable'
    }
  }
}

async function wait(
  wave: readonly Travelling[],
  context: PushContext,
  retryAfterMs: number | undefined,
): Promise<void> {
  for (const { row } of wave) {
    const delay = retryAfterMs ?? backoff(row.attempts + 1, context.random)
    const settlement: Settlement = {
      kind: 'again',
      nextAt: context.now() + delay,
      unknown: true,
    }
    await settleChange(row, settlement, context.epoch)
  }
}

async function settleWave(
  wave: readonly Travelling[],
  outcomes: readonly Outcome[],
  context: PushContext,
): Promise<PushEnd | undefined> {
  let end: PushEnd | undefined
  for (const [index, travelling] of wave.entries()) {
    const outcome = outcomes[index] ?? { kind: 'unreachable' as const }
    if (outcome.kind === 'unauthorised') {
      await thaw([travelling])
      end = 'unauthorised'
    } else if (outcome.kind === 'unreachable') {
      await wait([travelling], context, outcome.retryAfterMs)
      end ??= 'unreachable'
    } else {
      const settlement = await settlementOf(travelling, outcome, context)
      if (settlement) await settleChange(travelling.row, settlement, context.epoch)
      else end ??= 'unreachable'
    }
  }
  return end
}

async function settlementOf(
  { row, entry }: Travelling,
  outcome: Exclude<Outcome, { kind: 'unauthorised' | 'unreachable' }>,
  { client }: PushContext,
): Promise<Settlement | undefined> {
  switch (outcome.kind) {
    case 'refused':
    case 'tooLarge':
      return refusal(outcome)
    case 'accepted':
      if (outcome.version && outcome.updated)
        return { kind: 'accepted', version: outcome.version, updated: outcome.updated }
      return readBack(row, entry.resource, client, 200, '')
    case 'conflict':
      return readBack(row, entry.resource, client, outcome.status, outcome.reason)
  }
}

/** What the server has now decides: our own words there mean that it arrived. */
async function readBack(
  row: OutboxRow,
  mine: StoredResource,
  client: FhirClient,
  status: number,
  reason: string,
): Promise<Settlement | undefined> {
  const answer = await client.read(`${row.type}/${row.id}`)
  switch (answer.kind) {
    case 'found':
      if (status === 200 || sameContent(mine, answer.resource))
        return {
          kind: 'accepted',
          version: versionOf(answer.resource),
          updated: updatedOf(answer.resource),
        }
      return (
        (await arrivedBefore(row, mine, client)) ?? {
          kind: 'conflict',
          status,
          theirs: answer.resource,
          reason,
        }
      )
    case 'gone':
      return { kind: 'conflict', status: answer.status, theirs: undefined, reason }
    case 'refused':
      return { kind: 'refused', status: answer.status, reason: answer.reason }
    case 'unauthorised':
    case 'unreachable':
      // Still frozen as inflight; the next push asks again before it sends anything.
      return undefined
  }
}

function refusal(
  outcome: { kind: 'tooLarge' } | { kind: 'refused'; status: number; reason: string },
) {
  return outcome.kind === 'tooLarge'
    ? ({ kind: 'refused', status: 413, reason: '' } as const)
    : ({ kind: 'refused', status: outcome.status, reason: outcome.reason } as const)
}
