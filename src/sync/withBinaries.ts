import { referencesIn } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import type { Page } from './pages'

const AT_ONCE = 20

/** A Binary can't be searched for: it comes with the page of the document that points at it. */
export async function withBinaries(
  page: Extract<Page, { kind: 'page' }>,
  client: FhirClient,
): Promise<Page> {
  const paths = [...referencesIn(page.resources)].filter((path) => path.startsWith('Binary/'))
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
