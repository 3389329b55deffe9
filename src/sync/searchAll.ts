import type { StoredResource } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import { nextLink, resourcesIn } from './bundle'
import type { PullEnd } from './pull'

/** Every match of one type, over all pages; no further page once there are `most`. */
export async function searchAll(
  client: FhirClient,
  type: string,
  query: URLSearchParams,
  most = Infinity,
): Promise<{ end: PullEnd; found: StoredResource[] }> {
  const found: StoredResource[] = []
  let answer = await client.search(type, query)
  for (;;) {
    if (answer.kind !== 'found')
      return { end: answer.kind === 'gone' ? 'refused' : answer.kind, found }
    found.push(...resourcesIn(answer.resource).filter(({ resourceType }) => resourceType === type))
    const next = nextLink(answer.resource)
    if (next === undefined || found.length >= most) return { end: 'complete', found }
    answer = await client.read(next)
  }
}
