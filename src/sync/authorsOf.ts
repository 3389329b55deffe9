import { keyOf, referencesIn, type StoredResource } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import { searchAll } from './searchAll'

const AT_ONCE = 20
/** What people here sign: a drawing, and a goal that they agreed on. */
const SIGNED = new Set(['DocumentReference', 'Goal'])

/**
 * FHIR counts a Provenance as a patient's only where it is about the Patient resource: who drew and
 * who agreed come with what they signed, unless the page has them.
 */
export async function authorsOf(
  page: readonly StoredResource[],
  client: FhirClient,
): Promise<readonly StoredResource[] | 'unreachable' | 'unauthorised'> {
  const known = referencesIn(page.filter(({ resourceType }) => resourceType === 'Provenance'))
  const signed = page
    .filter(({ resourceType }) => SIGNED.has(resourceType))
    .map(keyOf)
    .filter((key) => !known.has(key))
  const found: StoredResource[] = []
  for (let from = 0; from < signed.length; from += AT_ONCE) {
    const target = signed.slice(from, from + AT_ONCE).join(',')
    const query = new URLSearchParams({ target, _count: '200' })
    const answer = await searchAll(client, 'Provenance', query)
    if (answer.end === 'unreachable' || answer.end === 'unauthorised') return answer.end
    // A server may ignore what it does not know, and show everybody's.
    found.push(...answer.found.filter((each) => pointsAt(each, signed)))
  }
  return found
}

const pointsAt = (provenance: StoredResource, keys: readonly string[]): boolean => {
  const about = referencesIn((provenance as { target?: unknown }).target)
  return keys.some((key) => about.has(key))
}
