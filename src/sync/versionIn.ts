import { updatedOf, versionOf, type StoredResource } from '@/records/resource'
import type { Answer } from './answer'
import type { Version } from './outcome'
import type { SentEntry } from './sentEntry'

/** What one answer tells of the version that it made; undefined where the server has to be asked. */
export function versionIn(answer: Answer, sent: SentEntry): Version | undefined {
  const body = resourceOf(answer.body, sent)
  return known(sent, {
    id: idIn(answer.location) ?? body?.id,
    version: answer.version ?? (body && versionOf(body)),
    // A Last-Modified header has whole seconds: the resource itself knows better.
    updated: (body && updatedOf(body)) ?? answer.updated,
    created: answer.status === 201,
  })
}

export function versionInEntry(
  entry: Readonly<Record<string, unknown>>,
  sent: SentEntry,
): Version | undefined {
  const response = (entry['response'] ?? {}) as Readonly<Record<string, unknown>>
  const body = resourceOf(entry['resource'], sent)
  return known(sent, {
    id: idIn(text(response['location'])) ?? body?.id,
    version: /"([^"]+)"/.exec(text(response['etag']))?.[1] ?? (body && versionOf(body)),
    updated: text(response['lastModified']) || (body && updatedOf(body)),
    created: text(response['status']).startsWith('201'),
  })
}

interface Said {
  readonly id: string | undefined
  readonly version: string | undefined
  readonly updated: string | undefined
  readonly created: boolean
}

function known(
  { resource, how }: SentEntry,
  { id, version, updated, created }: Said,
): Version | undefined {
  const itsId = id ?? (how.kind === 'post' ? undefined : resource.id)
  return itsId && version && updated ? { id: itsId, version, updated, created } : undefined
}

function resourceOf(body: unknown, { resource }: SentEntry): StoredResource | undefined {
  const it = body as StoredResource | null | undefined
  return it?.resourceType === resource.resourceType && typeof it.id === 'string' ? it : undefined
}

/** `…/Goal/17/_history/3` and `Goal/17` alike. */
const idIn = (location: string | undefined): string | undefined =>
  /[A-Z][A-Za-z]+\/([A-Za-z0-9.-]{1,64})(\/_history\/[^/]+)?\/?$/.exec(location ?? '')?.[1]

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
