import { openDb } from '@/records/db'
import type { OutboxRow } from '@/records/rows'
import { readIds } from '@/records/ids'
import { openPayload } from '@/records/outbox'
import { settleChanges, type Change } from '@/records/settleChange'
import { backoff } from './backoff'
import type { PushContext, PushEnd } from './push'
import { readServer } from './readServer'
import { settledBy } from './settlementsOf'
import { entryOf, type Travelling } from './wave'
import { wireIds } from './wireIds'

const AT_ONCE = 50

/**
 * Edits found frozen were sent, but their answer never came back. The server is asked what it
 * has before anything is sent again: an edit must not arrive twice.
 */
export async function reconcile(context: PushContext): Promise<PushEnd | undefined> {
  for (;;) {
    const unclear = await openDb()
      .outbox.where('[state+nextAt]')
      .between(['inflight', 0], ['inflight', context.now()], true, true)
      .limit(AT_ONCE)
      .toArray()
    if (unclear.length === 0) return undefined
    const end = await askAbout(unclear, context)
    if (end) return end
  }
}

async function askAbout(
  rows: readonly OutboxRow[],
  context: PushContext,
): Promise<PushEnd | undefined> {
  const ids = wireIds(await readIds())
  const { updateCreate } = context.abilities.now()
  const wave = await Promise.all(
    rows.map(async (row): Promise<Travelling> => {
      return { row, entry: entryOf(row, await openPayload(row), ids, updateCreate) }
    }),
  )
  const answers = await readServer(wave, context.client)
  const changes: Change[] = []
  for (const [index, travelling] of wave.entries()) {
    const { row } = travelling
    const answer = answers[index]
    const settlement = answer && (await settledBy(travelling, answer, context))
    const delay =
      (answer?.kind === 'unreachable' ? answer.retryAfterMs : undefined) ??
      backoff(row.attempts, context.random)
    const later = { kind: 'again', nextAt: context.now() + delay, unknown: true } as const
    // Unauthorised: the server did answer, only not to us. It stays as it is until somebody signs in.
    if (settlement) changes.push({ row, settlement })
    else if (answer?.kind !== 'unauthorised') changes.push({ row, settlement: later })
  }
  await settleChanges(changes, context.epoch)
  if (answers.some(({ kind }) => kind === 'unauthorised')) return 'unauthorised'
  return answers.every(({ kind }) => kind === 'unreachable') ? 'unreachable' : undefined
}
