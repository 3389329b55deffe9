import type { IdRow } from '@/records/rows'
import type { StoredResource } from '@/records/resource'

/**
 * Where the server gives ids of its own, the tablet goes on with the ones it made: screens, ink
 * and edits that wait may hold them. They are changed here, on their way out and in.
 */
export interface WireIds {
  readonly outward: (resource: StoredResource) => StoredResource
  readonly inward: (resource: StoredResource) => StoredResource
  readonly serverId: (type: string, local: string) => string
}

export function wireIds(rows: readonly IdRow[]): WireIds {
  const out = new Map(rows.map(({ type, local, server }) => [`${type}/${local}`, server]))
  const back = new Map(rows.map(({ type, local, server }) => [`${type}/${server}`, local]))
  return {
    outward: (resource) => (out.size ? translated(resource, out) : resource),
    inward: (resource) => (back.size ? translated(resource, back) : resource),
    serverId: (type, local) => out.get(`${type}/${local}`) ?? local,
  }
}

function translated(resource: StoredResource, ids: ReadonlyMap<string, string>): StoredResource {
  const { resourceType, id } = resource
  const rest = references(resource, ids) as StoredResource
  return { ...rest, id: ids.get(`${resourceType}/${id}`) ?? id }
}

/** Only what points at resources: `reference` everywhere and `url` at a Binary. */
function references(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => references(each, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const points =
        typeof inner === 'string' &&
        (key === 'reference' || (key === 'url' && inner.startsWith('Binary/')))
      return [key, points ? pointer(inner, ids) : references(inner, ids)]
    }),
  )
}

function pointer(reference: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(reference)
  return id === undefined ? reference : `${reference.slice(0, reference.indexOf('/'))}/${id}`
}
