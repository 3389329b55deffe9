import { EVERYTHING } from '@/records/applyPulled'
import { updatedOf, keyOf, versionOf, type StoredResource } from '@/records/resource'
import { nextLink, resourcesIn } from './bundle'
import type { FhirClient } from './fhirClient'
import type { ReadOutcome } from './outcome'
import { streamsOf } from './streams'

export type Page =
  | { readonly kind: 'page'; readonly resources: readonly StoredResource[]; readonly last: boolean }
  | { readonly kind: 'unreachable' | 'unauthorised' | 'refused' }

const PAGE = 500
/** A server may stamp before it commits: look back a little, and drop what is known. */
const OVERLAP_MS = 10_000

/** The instant to ask from, some seconds before the cursor; undefined for everything. */
export function sinceOf(cursor: string | undefined): string | undefined {
  const at = Date.parse(cursor ?? '')
  return Number.isNaN(at) ? undefined : new Date(at - OVERLAP_MS).toISOString()
}

/**
 * One stream of one patient from an instant on, page by page. `elements`: only these parts of each,
 * where the server can leave the others out.
 */
export async function* pages(
  patient: string,
  stream: string,
  since: string | undefined,
  client: FhirClient,
  elements?: string,
): AsyncGenerator<Page> {
  const only = elements === undefined ? {} : { _elements: elements }
  if (stream === EVERYTHING) {
    const from = since === undefined ? {} : { _since: since }
    const query = new URLSearchParams({ _count: String(PAGE), ...from, ...only })
    yield* linked(await client.read(`Patient/${patient}/$everything?${query.toString()}`), client)
    return
  }
  const { query } = streamsOf(patient).find(({ type }) => type === stream) ?? { query: {} }
  yield* searched(stream, { ...query, ...only }, since, client)
}

/** Next links are followed as they are. */
async function* linked(first: ReadOutcome, client: FhirClient): AsyncGenerator<Page> {
  let answer = first
  for (;;) {
    if (answer.kind !== 'found') {
      yield { kind: answer.kind === 'gone' ? 'refused' : answer.kind }
      return
    }
    const next = nextLink(answer.resource)
    yield { kind: 'page', resources: resourcesIn(answer.resource), last: next === undefined }
    if (next === undefined) return
    answer = await client.read(next)
  }
}

/**
 * A server that shows no next link may still have more: a full page is followed by what is as new
 * as its last or newer. A page that is full of one instant is asked for again, larger.
 */
async function* searched(
  type: string,
  query: Readonly<Record<string, string>>,
  since: string | undefined,
  client: FhirClient,
): AsyncGenerator<Page> {
  const seen = new Set<string>()
  let from = since
  let count = PAGE
  for (;;) {
    const asked = new URLSearchParams({ ...query, _sort: '_lastUpdated', _count: String(count) })
    if (from !== undefined) asked.set('_lastUpdated', `ge${from}`)
    let full = false
    let newest = from
    let fresh = 0
    for await (const page of linked(await client.search(type, asked), client)) {
      if (page.kind !== 'page') {
        yield page
        return
      }
      const own = page.resources.filter(({ resourceType }) => resourceType === type)
      const unseen = own.filter(
        (resource) => !seen.has(`${keyOf(resource)}/${versionOf(resource)}`),
      )
      for (const resource of unseen) seen.add(`${keyOf(resource)}/${versionOf(resource)}`)
      fresh += unseen.length
      full = page.last && own.length >= count
      newest = own.map(updatedOf).reduce((a, b) => (a >= b ? a : b), newest ?? '')
      yield { kind: 'page', resources: unseen, last: page.last && !full }
    }
    if (!full) return
    if (fresh === 0 || newest === from) count *= 2
    from = newest
    if (count > MOST) return
  }
}

/** More than this of one instant is no clinic's record; the audit finds what may be missing. */
const MOST = 64_000
