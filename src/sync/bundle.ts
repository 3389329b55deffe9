import type { StoredResource } from '@/records/resource'

/** What a searchset holds; entries without a usable resource are left out. */
export function resourcesIn(bundle: unknown): StoredResource[] {
  const entries = (bundle as { entry?: unknown }).entry
  if (!Array.isArray(entries)) return []
  return (entries as { resource?: StoredResource }[]).flatMap(({ resource }) =>
    resource && typeof resource.resourceType === 'string' && typeof resource.id === 'string'
      ? [resource]
      : [],
  )
}

export function nextLink(bundle: unknown): string | undefined {
  const links = (bundle as { link?: unknown }).link
  return Array.isArray(links)
    ? (links as { relation: string; url: string }[]).find(({ relation }) => relation === 'next')
        ?.url
    : undefined
}
