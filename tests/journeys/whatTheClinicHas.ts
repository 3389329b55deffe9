import type { Clinic, Resource } from '../support/clinic'

export interface Change {
  readonly key: string
  readonly version: number
  readonly resource: Resource
}

/** Everything that the endpoint wrote since `before`, in the order in which it wrote it. */
export async function changesSince(clinic: Clinic, before: string): Promise<Change[]> {
  const history = await clinic.all(`_history?_count=200&_since=${encodeURIComponent(before)}`)
  return history
    .filter(({ meta }) => meta.lastUpdated > before)
    .sort((a, b) => (a.meta.lastUpdated < b.meta.lastUpdated ? -1 : 1))
    .map((resource) => ({
      key: `${resource.resourceType}/${resource.id}`,
      version: Number(resource.meta.versionId),
      resource,
    }))
}

/** The newest instant that the endpoint has given to anything. */
export async function newestInstant(clinic: Clinic): Promise<string> {
  const { entry } = await clinic.fhir<{ entry: { resource: Resource }[] }>('_history?_count=1')
  return entry[0]?.resource.meta.lastUpdated ?? ''
}
