import type { Change, Settlement } from '@/records/settleChange'
import { MAX_ENTRIES } from './abilities'
import { backoff } from './backoff'
import type { Outcome } from './outcome'
import type { PushContext, PushEnd } from './push'
import { readServer } from './readServer'
import { settledBy, settlementsOf } from './settlementsOf'
import type { Travelling, Wave } from './wave'

/** A server that fails this often in a row is down; that it fails once may be what it was sent. */
const FAILURES_IN_A_ROW = 3
const NO_BATCHES: readonly number[] = [404, 405, 501]

/** What one push has seen on its way; the next starts anew. */
export interface Run {
  sent: number
  failures: number
}

/** `again`: what was packed is no longer how it should go. */
export type WaveEnd = Exclude<PushEnd, 'drained'> | 'again' | undefined

export interface WaveResult {
  readonly changes: readonly Change[]
  readonly end: WaveEnd
}

/** Sends one request, and tells what becomes of each edit in it; writes nothing of them itself. */
export async function sendWave(
  { type, edits }: Wave,
  context: PushContext,
  run: Run,
): Promise<WaveResult> {
  const { client } = context
  const [only] = edits
  if (only && edits.length === 1)
    return settle(edits, [await client.send(only.entry)], context, run)
  const entries = edits.map(({ entry }) => entry)
  const answer = await client.bundle(type, entries)
  switch (answer.kind) {
    case 'answered':
      return settle(edits, answer.outcomes, context, run)
    case 'conflict':
    case 'tooLarge':
    case 'refused':
      return type === 'transaction'
        ? unitRefused(edits, answer, context)
        : bundleRefused(edits, answer, context)
    case 'broken':
      // Part of it may have been done: each is asked about before fewer are sent.
      if (type === 'batch') await fewer(edits.length, context)
      return { changes: postponed(edits, context, 0), end: tooOften(run) ? 'unreachable' : 'again' }
    case 'unauthorised':
      return { changes: thawed(edits), end: 'unauthorised' }
    case 'unreachable':
      return { changes: postponed(edits, context, answer.retryAfterMs), end: 'unreachable' }
  }
}

async function settle(
  edits: readonly Travelling[],
  outcomes: readonly Outcome[],
  context: PushContext,
  run: Run,
): Promise<WaveResult> {
  const settled = await settlementsOf(edits, outcomes, context)
  const changes = edits.flatMap(({ row }, index) => {
    const settlement = settled[index]
    return settlement ? [{ row, settlement }] : []
  })
  run.sent += changes.length
  if (outcomes.some(({ kind }) => kind === 'unauthorised')) return { changes, end: 'unauthorised' }
  if (outcomes.every(({ kind }) => kind === 'unreachable')) return { changes, end: 'unreachable' }
  if (outcomes.every(({ kind }) => kind === 'broken'))
    return { changes, end: tooOften(run) ? 'unreachable' : undefined }
  run.failures = 0
  if (changes.some(({ settlement }) => isAtOnce(settlement))) return { changes, end: 'again' }
  await more(context)
  return { changes, end: undefined }
}

const isAtOnce = (settlement: Settlement) => settlement.kind === 'again' && settlement.nextAt === 0

/** The Bundle as a whole was not taken: find the culprit by sending fewer at a time. */
async function bundleRefused(
  edits: readonly Travelling[],
  answer: Exclude<Outcome, { kind: 'accepted' }>,
  context: PushContext,
): Promise<WaveResult> {
  if (answer.kind === 'refused' && NO_BATCHES.includes(answer.status))
    await context.abilities.learn({ batch: false, entries: 1 })
  else await fewer(edits.length, context)
  return { changes: thawed(edits), end: 'again' }
}

/**
 * A unit lands whole or not at all. Where one of it met a newer version, the server's copies tell
 * which; where it was refused, all of it waits for a person.
 */
async function unitRefused(
  edits: readonly Travelling[],
  answer: Exclude<Outcome, { kind: 'accepted' }>,
  context: PushContext,
): Promise<WaveResult> {
  if (answer.kind !== 'conflict') {
    const status = answer.kind === 'refused' ? answer.status : 413
    const reason = answer.kind === 'refused' ? answer.reason : ''
    const settlement = { kind: 'refused', status, reason } as const
    return { changes: edits.map(({ row }) => ({ row, settlement })), end: undefined }
  }
  const copies = await readServer(edits, context.client)
  const changes: Change[] = []
  for (const [index, edit] of edits.entries()) {
    const copy = copies[index]
    const settlement = copy && (await settledBy(edit, copy, context))
    if (settlement) changes.push({ row: edit.row, settlement })
  }
  return { changes, end: changes.length === edits.length ? undefined : 'unreachable' }
}

const fewer = (length: number, { abilities }: PushContext) =>
  abilities.learn({ entries: Math.max(1, Math.floor(length / 2)) })

/** It took these: the next Bundle may be larger, up to what is sensible. */
async function more({ abilities }: PushContext): Promise<void> {
  const { batch, entries } = abilities.now()
  if (batch !== false) await abilities.learn({ entries: Math.min(MAX_ENTRIES, entries * 2) })
}

const tooOften = (run: Run): boolean => {
  run.failures += 1
  return run.failures >= FAILURES_IN_A_ROW
}

/** Whether it arrived is unknown, so it stays frozen until the server has been asked. */
function postponed(
  edits: readonly Travelling[],
  context: PushContext,
  retryAfterMs: number | undefined,
): Change[] {
  return edits.map(({ row }) => {
    const delay = retryAfterMs ?? backoff(row.attempts, context.random)
    const nextAt = delay === 0 ? 0 : context.now() + delay
    return { row, settlement: { kind: 'again', nextAt, unknown: true } }
  })
}

const thawed = (edits: readonly Travelling[]): Change[] =>
  edits.map(({ row }) => ({ row, settlement: { kind: 'undone' } }))
