import type { StoredResource } from '@/records/resource'
import { outcomeOf, reasonOf, type Outcome, type ReadOutcome } from './outcome'

/** The only place that fetches record data. Base URL ends without a slash. */
export interface FhirClient {
  readonly read: (path: string) => Promise<ReadOutcome>
  readonly search: (type: string, query: URLSearchParams) => Promise<ReadOutcome>
  readonly batch: (entries: readonly BatchEntry[]) => Promise<BatchOutcome>
}

export interface BatchEntry {
  readonly resource: StoredResource
  readonly method: 'create' | 'update'
  readonly baseVersion: string | null
}

export type BatchOutcome =
  | { readonly kind: 'answered'; readonly outcomes: readonly Outcome[] }
  | Exclude<Outcome, { kind: 'accepted' | 'conflict' }>

export interface ClientOptions {
  readonly base: string
  readonly token: () => string | undefined
  readonly fetch?: typeof fetch
  /** A request that takes longer counts as unreachable; whether it arrived is then unknown. */
  readonly timeoutMs?: number
}

const FHIR_JSON = 'application/fhir+json'

export function createFhirClient(options: ClientOptions): FhirClient {
  const { base, token, timeoutMs = 30_000 } = options
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))

  async function request(path: string, init: Asking = {}): Promise<Answer> {
    const bearer = token()
    if (bearer === undefined) return { status: 401, body: null }
    try {
      const response = await send(absolute(base, path), {
        ...init,
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: FHIR_JSON, authorization: `Bearer ${bearer}`, ...init.headers },
      })
      return await answerOf(response)
    } catch {
      return { status: 0, body: null }
    }
  }

  return {
    read: async (path) => readOutcome(await request(path)),
    // By POST: a name or a birth date in a URL would stay in logs and histories.
    search: async (type, query) =>
      readOutcome(
        await request(`${type}/_search`, {
          method: 'POST',
          body: query.toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    batch: async (entries) => {
      const bundle = { resourceType: 'Bundle', type: 'batch', entry: entries.map(entryOf) }
      const answer = await request('', {
        method: 'POST',
        body: JSON.stringify(bundle),
        headers: { 'content-type': FHIR_JSON },
      })
      return batchOutcome(answer, entries.length)
    },
  }
}

interface Asking {
  readonly method?: 'POST'
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly retryAfterMs?: number
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const seconds = Number(response.headers.get('retry-after'))
  const wait = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
  try {
    const body: unknown = text === '' ? null : JSON.parse(text)
    return { status: response.status, body, ...wait }
  } catch {
    // A captive portal answers 200 with a web page: nothing of it came from the clinic.
    return { status: response.status >= 400 ? response.status : 0, body: null, ...wait }
  }
}

function readOutcome({ status, body, retryAfterMs }: Answer): ReadOutcome {
  if (status === 200 && isResource(body)) return { kind: 'found', resource: body }
  if (status === 404 || status === 410) return { kind: 'gone', status }
  if (status === 0 || status === 200) return { kind: 'unreachable' }
  const outcome = outcomeOf(status, reasonOf(body), retryAfterMs)
  switch (outcome.kind) {
    case 'unauthorised':
    case 'unreachable':
    case 'refused':
      return outcome
    default:
      return { kind: 'refused', status, reason: reasonOf(body) }
  }
}

function batchOutcome({ status, body, retryAfterMs }: Answer, count: number): BatchOutcome {
  const entries = (body as { entry?: unknown } | null)?.entry
  if (status === 200 && Array.isArray(entries) && entries.length === count)
    return { kind: 'answered', outcomes: (entries as Record<string, unknown>[]).map(entryOutcome) }
  if (status === 0 || (status >= 200 && status < 300)) return { kind: 'unreachable' }
  const outcome = outcomeOf(status, reasonOf(body), retryAfterMs)
  switch (outcome.kind) {
    case 'accepted':
    case 'conflict':
      return { kind: 'refused', status, reason: reasonOf(body) }
    default:
      return outcome
  }
}

function entryOutcome(entry: Record<string, unknown>): Outcome {
  const response = (entry['response'] ?? {}) as Record<string, unknown>
  const status = Number.parseInt(text(response['status']), 10) || 0
  const outcome = outcomeOf(status, reasonOf(response['outcome'] ?? entry['resource']))
  if (outcome.kind !== 'accepted') return outcome
  const version = /"([^"]+)"/.exec(text(response['etag']))?.[1]
  const updated = response['lastModified'] as string | undefined
  return { kind: 'accepted', ...(version ? { version } : {}), ...(updated ? { updated } : {}) }
}

function entryOf({ resource, method, baseVersion }: BatchEntry) {
  const url = `${resource.resourceType}/${resource.id}`
  // A create must not overwrite: sent twice, the second finds its own first and is told so.
  const condition =
    method === 'create'
      ? { ifNoneMatch: '*' }
      : baseVersion === null
        ? {}
        : { ifMatch: `W/"${baseVersion}"` }
  return { resource, request: { method: 'PUT', url, ...condition } }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const isResource = (body: unknown): body is StoredResource =>
  typeof (body as { resourceType?: unknown } | null)?.resourceType === 'string'

function absolute(base: string, path: string): string {
  if (!/^https?:/.test(path)) return path === '' ? base : `${base}/${path}`
  // A next link names the server as it sees itself; a token goes only to the one we signed in to.
  const next = new URL(path)
  const home = new URL(
    base,
    (globalThis as { location?: Location }).location?.href ?? 'http://localhost',
  )
  return `${home.origin}${next.pathname}${next.search}`
}
