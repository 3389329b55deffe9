import { applyGone, EVERYTHING, noteAudit, readCursor, storeArrived } from '@/records/applyPulled'
import { readClean } from '@/records/readClean'
import { keyOf, versionOf, type StoredResource } from '@/records/resource'
import { auditBinaries } from './auditBinaries'
import { pages } from './pages'
import type { PullContext, PullEnd } from './pull'
import { readKeys } from './readKeys'
import { streamsOf } from './streams'
import type { WireIds } from './wireIds'

/** Searches leave deletions out, and a late commit can slip behind a cursor. */
const EVERY_MS = 10 * 60_000
const AT_ONCE = 50

/**
 * Compares id and version of all that the clinic has of a patient with what is here, and mends
 * what differs. The history of the whole clinic would tell of deletions too, but also of patients
 * who are none of this tablet's business.
 */
export async function auditIfDue(
  patient: string,
  context: PullContext,
  ids: WireIds,
): Promise<PullEnd> {
  const cursor = await readCursor(patient)
  const now = context.now()
  if (cursor?.auditedAt === undefined || Math.abs(now - cursor.auditedAt) < EVERY_MS) {
    // The first pull has just seen all of it.
    if (cursor?.auditedAt === undefined) await noteAudit(patient, now, context.epoch)
    return 'complete'
  }
  const end = await audit(patient, context, ids)
  if (end === 'complete') await noteAudit(patient, now, context.epoch)
  return end
}

async function audit(patient: string, context: PullContext, ids: WireIds): Promise<PullEnd> {
  const server = await versionsAtClinic(patient, context, ids)
  if (typeof server === 'string') return server
  const clean = await readClean(patient)
  const here = new Map(clean.map((resource) => [keyOf(resource), resource]))
  const stale = [...server].filter(([key, version]) => {
    const mine = here.get(key)
    return mine === undefined || versionOf(mine) !== version
  })
  // Few servers list a Binary: those are asked about one by one.
  const extra = [...here.values()].filter(
    (resource) => resource.resourceType !== 'Binary' && !server.has(keyOf(resource)),
  )
  return (
    (await fetchStale(patient, stale, context, ids)) ??
    (await dropGone(patient, extra, context, ids)) ??
    (await auditBinaries(patient, { clean, listed: server }, context, ids)) ??
    'complete'
  )
}

/** Key and version of everything that the clinic shows of this patient, under the tablet's ids. */
async function versionsAtClinic(
  patient: string,
  { client, abilities }: PullContext,
  ids: WireIds,
): Promise<Map<string, string> | PullEnd> {
  const streams =
    abilities.now().everything === false ? streamsOf(patient).map(({ type }) => type) : [EVERYTHING]
  const found = new Map<string, string>()
  for (const stream of streams)
    for await (const page of pages(patient, stream, undefined, client, 'id,meta')) {
      if (page.kind !== 'page') return page.kind
      for (const resource of page.resources.map(ids.inward))
        found.set(keyOf(resource), versionOf(resource))
    }
  return found
}

async function fetchStale(
  patient: string,
  stale: readonly (readonly [string, string])[],
  context: PullContext,
  ids: WireIds,
): Promise<PullEnd | undefined> {
  for (let from = 0; from < stale.length; from += AT_ONCE) {
    const keys = stale.slice(from, from + AT_ONCE).map(([key]) => key)
    const answers = await readKeys(keys, context.client, ids)
    if (typeof answers === 'string') return answers
    const arrived = answers.flatMap((answer) =>
      answer.kind === 'found' ? [ids.inward(answer.resource)] : [],
    )
    await storeArrived(patient, arrived, context.epoch)
  }
  return undefined
}

async function dropGone(
  patient: string,
  extra: readonly StoredResource[],
  context: PullContext,
  ids: WireIds,
): Promise<PullEnd | undefined> {
  for (let from = 0; from < extra.length; from += AT_ONCE) {
    const some = extra.slice(from, from + AT_ONCE)
    const answers = await readKeys(some.map(keyOf), context.client, ids)
    if (typeof answers === 'string') return answers
    // Not in the list is not yet deleted: only a plain "gone" counts.
    const gone = some.filter((_, index) => answers[index]?.kind === 'gone')
    await applyGone(patient, gone, context.epoch)
  }
  return undefined
}
