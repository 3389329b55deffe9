import type { StoredResource } from '@/records/resource'

/** One edit as it goes over the wire: ids and references are the server's. */
export interface SentEntry {
  readonly resource: StoredResource
  readonly how: SentHow
  /** Name within a transaction, for what has no id yet. */
  readonly fullUrl?: string
}

export type SentHow =
  /** A create under our own id. */
  | { readonly kind: 'put-new' }
  /** A create where the server gives the ids; the condition finds our first attempt again. */
  | { readonly kind: 'post'; readonly ifNoneExist: string }
  /** An update of that version; null where the version is not known. */
  | { readonly kind: 'put'; readonly baseVersion: string | null }

interface Asked {
  readonly method: 'PUT' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export function requestOf({ resource: { resourceType, id }, how }: SentEntry): Asked {
  switch (how.kind) {
    case 'put-new':
      // A create must not overwrite: sent twice, the second finds its own first and is told so.
      return { method: 'PUT', url: `${resourceType}/${id}`, headers: { 'if-none-match': '*' } }
    case 'post':
      return { method: 'POST', url: resourceType, headers: { 'if-none-exist': how.ifNoneExist } }
    case 'put': {
      const { baseVersion } = how
      const headers: Record<string, string> =
        baseVersion === null ? {} : { 'if-match': `W/"${baseVersion}"` }
      return { method: 'PUT', url: `${resourceType}/${id}`, headers }
    }
  }
}

const bundleWords: Readonly<Record<string, string>> = {
  'if-none-match': 'ifNoneMatch',
  'if-none-exist': 'ifNoneExist',
  'if-match': 'ifMatch',
}

export function bundleEntry(entry: SentEntry): object {
  const { method, url, headers } = requestOf(entry)
  const conditions = Object.entries(headers).map(([name, value]) => [bundleWords[name], value])
  return {
    ...(entry.fullUrl !== undefined && { fullUrl: entry.fullUrl }),
    resource: entry.resource,
    request: { method, url, ...(Object.fromEntries(conditions) as object) },
  }
}
