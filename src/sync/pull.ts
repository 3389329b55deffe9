import { applyPulled, EVERYTHING, readCursor } from '@/records/applyPulled'
import { compactPatient } from '@/records/compactPatient'
import { forgetPatient } from '@/records/forgetPatient'
import { readIds } from '@/records/ids'
import type { Epoch } from '@/records/lease'
import { isQuota } from '@/records/storageGuard'
import type { Learning } from './abilities'
import { auditIfDue } from './audit'
import { authorsOf } from './authorsOf'
import { binariesOf } from './binariesOf'
import type { FhirClient } from './fhirClient'
import { pages, sinceOf } from './pages'
import { streamsOf } from './streams'
import { wireIds, type WireIds } from './wireIds'

/**
 * `lost`: the patient was deleted at the clinic, or may no longer be seen by who is signed in.
 * `full`: the tablet has no room left for it.
 */
export type PullEnd = 'complete' | 'unreachable' | 'unauthorised' | 'refused' | 'lost' | 'full'

export interface PullContext {
  readonly client: FhirClient
  readonly epoch: Epoch
  readonly abilities: Learning
  readonly now: () => number
}

/** Brings one patient up to date, page by page; each page is stored before the next is asked. */
export async function pullPatient(patient: string, context: PullContext): Promise<PullEnd> {
  try {
    return await pullWhole(patient, context)
  } catch (error) {
    if (isQuota(error)) return 'full'
    throw error
  }
}

async function pullWhole(patient: string, context: PullContext): Promise<PullEnd> {
  const ids = wireIds(await readIds())
  const end = await pullStreams(patient, context, ids)
  if (end === 'lost') await forgetPatient(patient, context.epoch)
  if (end !== 'complete') return end
  const audit = await auditIfDue(patient, context, ids)
  await compactPatient(patient, context.epoch)
  return audit
}

async function pullStreams(patient: string, context: PullContext, ids: WireIds): Promise<PullEnd> {
  const { abilities, client } = context
  if (abilities.now().everything !== false) {
    const end = await pullStream(patient, EVERYTHING, context, ids)
    if (end !== 'refused') return end
    // Is it the question that was refused, or this patient?
    const person = await client.read(`Patient/${patient}`)
    if (person.kind === 'gone' || (person.kind === 'refused' && person.status === 403))
      return 'lost'
    if (person.kind !== 'found') return person.kind
    await abilities.learn({ everything: false })
  }
  for (const stream of streamsOf(patient)) {
    const end = await pullStream(patient, stream.type, context, ids)
    if (end !== 'complete') return end
  }
  const person = await readCursor(patient, 'Patient')
  if (!person?.cursor) return 'lost'
  // Whoever asks whether a record is whole asks for this one stream.
  const whole = { patient, stream: EVERYTHING, resources: [], last: true, checkedAt: at(context) }
  await applyPulled(whole, context.epoch)
  return 'complete'
}

async function pullStream(
  patient: string,
  stream: string,
  context: PullContext,
  ids: WireIds,
): Promise<PullEnd> {
  const since = sinceOf((await readCursor(patient, stream))?.cursor)
  for await (const page of pages(patient, stream, since, context.client)) {
    if (page.kind !== 'page') return page.kind
    const authors = await authorsOf(page.resources, context.client)
    if (typeof authors === 'string') return authors
    const binaries = await binariesOf(patient, page.resources, context.client, ids)
    if (typeof binaries === 'string') return binaries
    const resources = page.resources.map(ids.inward)
    const along = [...authors, ...binaries].map(ids.inward)
    const { last } = page
    const pulled = { patient, stream, resources, along, last, checkedAt: at(context) }
    await applyPulled(pulled, context.epoch)
  }
  return 'complete'
}

/** Instant for "last checked". */
const at = ({ now }: PullContext) => new Date(now()).toISOString()
