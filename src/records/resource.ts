/** A FHIR resource as the store sees it: named, placed and versioned; its content is domain's. */
export interface StoredResource {
  readonly resourceType: string
  readonly id: string
  readonly meta?: {
    readonly versionId?: string
    readonly lastUpdated?: string
    /** Says which edit made this version: `urn:uuid:` and its opId. */
    readonly source?: string
  }
}

/** System of the tag that carries our id to a server that gives ids of its own. */
export const CLIENT_ID = 'urn:alongside:client-id'

export const keyOf = (resource: StoredResource): string => `${resource.resourceType}/${resource.id}`
export const versionOf = (resource: StoredResource): string => resource.meta?.versionId ?? ''
export const updatedOf = (resource: StoredResource): string => resource.meta?.lastUpdated ?? ''

/** Every literal reference `Type/id` anywhere inside, without versions and anchors. */
export function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'reference' && typeof inner === 'string' && /^[A-Z][A-Za-z]+\/[^/]+$/.test(inner))
        found.add(inner)
      else if (key === 'url' && typeof inner === 'string' && /^Binary\/[^/]+$/.test(inner))
        found.add(inner)
      else referencesIn(inner, found)
    }
  }
  return found
}
