import { readClean } from '@/records/readClean'
import { keyOf, referencesIn, type StoredResource } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import type { WireIds } from './wireIds'

const AT_ONCE = 20

/**
 * A Binary can't be searched for, and few servers count it among everything of a patient: it comes
 * with the page of the document that points at it, unless it is here.
 */
export async function binariesOf(
  patient: string,
  page: readonly StoredResource[],
  client: FhirClient,
  ids: WireIds,
): Promise<readonly StoredResource[] | 'unreachable' | 'unauthorised'> {
  const inPage = new Set(page.map(keyOf))
  const others = [...referencesIn(page)].filter(
    (path) => path.startsWith('Binary/') && !inPage.has(path),
  )
  if (others.length === 0) return []
  const here = new Set((await readClean(patient)).map((resource) => keyOf(ids.outward(resource))))
  const paths = others.filter((path) => !here.has(path))
  const found: StoredResource[] = []
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const answers = await client.readMany(paths.slice(from, from + AT_ONCE))
    for (const answer of answers) {
      if (answer.kind === 'found') found.push(answer.resource)
      else if (answer.kind === 'unreachable' || answer.kind === 'unauthorised') return answer.kind
    }
  }
  return found
}
