import type { StoredResource } from '@/records/resource'
import type { Travelling } from './wave'

/**
 * Where the server gives the ids, what is made together refers to each other by `urn:uuid`, and the
 * server puts its own ids in their place.
 */
export function withinUnit(edits: readonly Travelling[]): Travelling[] {
  const names = new Map<string, string>()
  for (const { row, entry } of edits)
    if (entry.how.kind === 'post') names.set(`${row.type}/${row.id}`, `urn:uuid:${row.opId}`)
  if (names.size === 0) return [...edits]
  return edits.map(({ row, entry }) => {
    const resource = renamed(entry.resource, names) as StoredResource
    const fullUrl = names.get(`${row.type}/${row.id}`)
    return { row, entry: { ...entry, resource, ...(fullUrl !== undefined && { fullUrl }) } }
  })
}

function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      (key === 'reference' || key === 'url') && typeof inner === 'string'
        ? (names.get(inner) ?? inner)
        : renamed(inner, names),
    ]),
  )
}
