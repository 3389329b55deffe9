import { openDb, type OutboxRow } from '@/records/db'
import { updatedOf, versionOf } from '@/records/resource'
import { openPayload, settleChange, type Settlement } from '@/records/settleChange'
import { arrivedBefore } from './arrivedBefore'
import type { ReadOutcome } from './outcome'
import type { PushContext, PushEnd } from './push'
import { sameContent } from './sameContent'

/**
 * Edits found frozen were sent, but their answer never came back. The server is asked what it
 * has before anything is sent again: an edit must not arrive twice.
 */
export async function reconcile(context: PushContext): Promise<PushEnd | undefined> {
  const inflight = await openDb()
    .outbox.where('[state+nextAt]')
    .between(['inflight', 0], ['inflight', Infinity])
    .toArray()
  for (const row of inflight) {
    if (row.nextAt > context.now()) return 'unreachable'
    const answer = await context.client.read(`${row.type}/${row.id}`)
    if (answer.kind === 'unauthorised' || answer.kind === 'unreachable') {
      await postpone(row, answer, context)
      return answer.kind
    }
    await settleChange(row, await settlementOf(row, answer, context), context.epoch)
  }
  return undefined
}

async function settlementOf(
  row: OutboxRow,
  answer: Exclude<ReadOutcome, { kind: 'unauthorised' | 'unreachable' }>,
  { client }: PushContext,
): Promise<Settlement> {
  const again: Settlement = { kind: 'again', nextAt: 0, unknown: false }
  switch (answer.kind) {
    case 'gone':
      if (row.method === 'create' && answer.status === 404) return again
      return { kind: 'conflict', status: answer.status, theirs: undefined, reason: '' }
    case 'refused':
      return { kind: 'refused', status: answer.status, reason: answer.reason }
    case 'found': {
      const theirs = answer.resource
      const mine = await openPayload(row)
      if (sameContent(mine, theirs))
        return { kind: 'accepted', version: versionOf(theirs), updated: updatedOf(theirs) }
      if (row.method === 'update' && versionOf(theirs) === row.baseVersion) return again
      return (
        (await arrivedBefore(row, mine, client)) ?? {
          kind: 'conflict',
          status: 412,
          theirs,
          reason: '',
        }
      )
    }
  }
}

async function postpone(
  row: OutboxRow,
  answer: Extract<ReadOutcome, { kind: 'unauthorised' | 'unreachable' }>,
  context: PushContext,
): Promise<void> {
  // The server did answer, only not to us: asking again after sign-in costs nothing.
  const delay = answer.kind === 'unreachable' ? (answer.retryAfterMs ?? 2_000) : 0
  const nextAt = context.now() + delay
  await settleChange(row, { kind: 'again', nextAt, unknown: true }, context.epoch)
}
