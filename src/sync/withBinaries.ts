import { readClean } from '@/records/readClean'
import { keyOf, referencesIn } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import type { Page } from './pages'
import type { WireIds } from './wireIds'

const AT_ONCE = 20

/**
 * A Binary can't be searched for, and few servers count it among everything of a patient: it comes
 * with the page of the document that points at it, unless it is here.
 */
export async function withBinaries(
  patient: string,
  page: Extract<Page, { kind: 'page' }>,
  client: FhirClient,
  ids: WireIds,
): Promise<Page> {
  const inPage = new Set(page.resources.map(keyOf))
  const others = [...referencesIn(page.resources)].filter(
    (path) => path.startsWith('Binary/') && !inPage.has(path),
  )
  if (others.length === 0) return page
  const here = new Set((await readClean(patient)).map((resource) => keyOf(ids.outward(resource))))
  const paths = others.filter((path) => !here.has(path))
  const resources = [...page.resources]
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const answers = await client.readMany(paths.slice(from, from + AT_ONCE))
    for (const answer of answers) {
      if (answer.kind === 'found') resources.push(answer.resource)
      else if (answer.kind === 'unreachable' || answer.kind === 'unauthorised') return answer
    }
  }
  return { ...page, resources }
}
