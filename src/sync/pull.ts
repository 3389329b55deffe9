import { applyPulled, compactPatient, readCursor } from '@/records/applyPulled'
import type { Epoch } from '@/records/lease'
import type { StoredResource } from '@/records/resource'
import type { FhirClient } from './fhirClient'

export type PullEnd = 'complete' | 'unreachable' | 'unauthorised' | 'refused'

export interface PullContext {
  readonly client: FhirClient
  readonly epoch: Epoch
  /** Instant for "last checked". */
  readonly clock: () => string
}

const PAGE = 500
/** A server may stamp before it commits: look back a little, and drop what is known. */
const OVERLAP_MS = 10_000

/** Brings one patient up to date, page by page; each page is stored before the next is asked. */
export async function pullPatient(patient: string, context: PullContext): Promise<PullEnd> {
  const cursor = await readCursor(patient)
  const since = cursor ? `&_since=${encodeURIComponent(overlapped(cursor.cursor))}` : ''
  let next: string | undefined = `Patient/${patient}/$everything?_count=${PAGE}${since}`
  while (next !== undefined) {
    const answer = await context.client.read(next)
    switch (answer.kind) {
      case 'found':
        next = nextLink(answer.resource)
        await applyPulled(
          {
            patient,
            resources: resourcesIn(answer.resource),
            last: next === undefined,
            checkedAt: context.clock(),
          },
          context.epoch,
        )
        break
      case 'gone':
      case 'refused':
        return 'refused'
      case 'unauthorised':
      case 'unreachable':
        return answer.kind
    }
  }
  await compactPatient(patient)
  return 'complete'
}

interface PulledBundle {
  readonly entry?: readonly { readonly resource?: StoredResource }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}

/** What a searchset holds; entries without a usable resource are left out. */
export function resourcesIn(bundle: unknown): StoredResource[] {
  const entries = (bundle as PulledBundle).entry
  if (!Array.isArray(entries)) return []
  return (entries as { resource?: StoredResource }[]).flatMap(({ resource }) =>
    resource && typeof resource.resourceType === 'string' && typeof resource.id === 'string'
      ? [resource]
      : [],
  )
}

export function nextLink(bundle: unknown): string | undefined {
  const links = (bundle as PulledBundle).link
  return Array.isArray(links)
    ? (links as { relation: string; url: string }[]).find(({ relation }) => relation === 'next')
        ?.url
    : undefined
}

function overlapped(cursor: string): string {
  const at = Date.parse(cursor)
  return Number.isNaN(at) ? cursor : new Date(at - OVERLAP_MS).toISOString()
}
