import { readIds } from '@/records/ids'
import { sameContent } from '@/records/sameContent'
import { updatedOf, versionOf, type StoredResource } from '@/records/resource'
import type { Settlement } from '@/records/settleChange'
import { backoff } from './backoff'
import { resourcesIn } from './bundle'
import { readServer } from './readServer'
import type { Outcome, ReadOutcome } from './outcome'
import type { PushContext } from './push'
import { sourceOf, type Travelling } from './wave'
import { wireIds } from './wireIds'

/**
 * What becomes of each edit of a wave. Undefined: it stays frozen as it is, and the next push asks
 * about it before it sends anything.
 */
export async function settlementsOf(
  wave: readonly Travelling[],
  outcomes: readonly Outcome[],
  context: PushContext,
): Promise<readonly (Settlement | undefined)[]> {
  const first = await inTurn(wave, async (each, index) => {
    const outcome = outcomes[index] ?? { kind: 'unreachable' as const }
    return atOnce(each, outcome, context)
  })
  const unclear = wave.filter((_, index) => first[index] === 'ask')
  const found = await readServer(unclear, context.client)
  return inTurn(wave, async (each, index) => {
    const settlement = first[index]
    if (settlement !== 'ask') return settlement
    const answer = found[unclear.indexOf(each)]
    const outcome = outcomes[index]
    return answer && settledBy(each, answer, context, outcome)
  })
}

async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await work(item, index))
  return results
}

/** What the answer itself decides; `ask` where only the server's copy tells. */
async function atOnce(
  { row, entry }: Travelling,
  outcome: Outcome,
  { abilities, now, random }: PushContext,
): Promise<Settlement | 'ask' | undefined> {
  switch (outcome.kind) {
    case 'accepted': {
      if (entry.how.kind === 'put-new') await abilities.learn({ updateCreate: true })
      // Found again by its condition: what is there may be newer than what was sent.
      if (!outcome.now || (entry.how.kind === 'post' && !outcome.now.created)) return 'ask'
      const { id, version, updated } = outcome.now
      return { kind: 'accepted', version, updated, serverId: id }
    }
    case 'conflict':
      return 'ask'
    case 'refused': {
      const noIdsOfOurs = [404, 405].includes(outcome.status) && entry.how.kind === 'put-new'
      if (noIdsOfOurs && abilities.now().updateCreate !== true) {
        await abilities.learn({ updateCreate: false })
        return { kind: 'again', nextAt: 0, unknown: false }
      }
      if (row.method === 'update' && [404, 410].includes(outcome.status)) return 'ask'
      return { kind: 'refused', status: outcome.status, reason: outcome.reason }
    }
    case 'tooLarge':
      return { kind: 'refused', status: 413, reason: '' }
    case 'broken':
    case 'unreachable': {
      const delay = outcome.retryAfterMs ?? backoff(row.attempts, random)
      return { kind: 'again', nextAt: now() + delay, unknown: true }
    }
    case 'unauthorised':
      return { kind: 'undone' }
  }
}

/**
 * The server's copy decides. Our own words there, now or in its history, mean that it arrived:
 * the clinic goes on with some things at once, and others may have written since.
 */
export async function settledBy(
  travelling: Travelling,
  answer: ReadOutcome,
  { client, abilities, now, random }: PushContext,
  outcome?: Outcome,
): Promise<Settlement | undefined> {
  const { row, entry } = travelling
  const reason = outcome?.kind === 'conflict' || outcome?.kind === 'refused' ? outcome.reason : ''
  switch (answer.kind) {
    case 'found': {
      const theirs = answer.resource
      if (isOurs(theirs, travelling) || sameContent(withId(entry.resource, theirs), theirs))
        return acceptedAs(theirs)
      const unsent = outcome === undefined && row.method === 'update'
      if (unsent && versionOf(theirs) === row.baseVersion)
        return { kind: 'again', nextAt: 0, unknown: false }
      const ours = await oursInHistory(travelling, theirs, client, abilities)
      // Nobody knows yet: it stays frozen and is asked about again, or it might be sent twice.
      if (ours === 'unknown') return undefined
      if (ours) return { ...acceptedAs(ours), now: await here(theirs) }
      // It says that it has another version, and shows the one that was asked for: busy with it.
      if (versionOf(theirs) === row.baseVersion) return later(row, now, random)
      return { kind: 'conflict', status: 412, theirs: await here(theirs), reason }
    }
    case 'gone': {
      const neverArrived = outcome === undefined && row.method === 'create' && answer.status === 404
      if (neverArrived) return { kind: 'again', nextAt: 0, unknown: false }
      return { kind: 'conflict', status: answer.status, theirs: undefined, reason }
    }
    case 'refused':
      return { kind: 'refused', status: answer.status, reason: answer.reason }
    case 'unauthorised':
    case 'unreachable':
      return undefined
  }
}

const later = (
  { attempts }: Travelling['row'],
  now: () => number,
  random: () => number,
): Settlement => ({ kind: 'again', nextAt: now() + backoff(attempts, random), unknown: false })

const isOurs = (resource: StoredResource, { row }: Travelling): boolean =>
  resource.meta?.source === sourceOf(row)

/** A create where the server gives the id was sent without one. */
const withId = (sent: StoredResource, { id }: StoredResource): StoredResource => ({ ...sent, id })

/** Under the tablet's own ids. */
const here = async (theirs: StoredResource) => wireIds(await readIds()).inward(theirs)

const acceptedAs = (found: StoredResource) => ({
  kind: 'accepted' as const,
  version: versionOf(found),
  updated: updatedOf(found),
  serverId: found.id,
})

async function oursInHistory(
  travelling: Travelling,
  theirs: StoredResource,
  client: PushContext['client'],
  abilities: PushContext['abilities'],
): Promise<StoredResource | 'unknown' | undefined> {
  if (abilities.now().history === false) return undefined
  const answer = await client.read(`${theirs.resourceType}/${theirs.id}/_history?_count=100`)
  switch (answer.kind) {
    case 'found':
      return resourcesIn(answer.resource).find((each) => isOurs(each, travelling))
    case 'refused':
      await abilities.learn({ history: false })
      return undefined
    case 'gone':
      return undefined
    case 'unreachable':
    case 'unauthorised':
      return 'unknown'
  }
}
