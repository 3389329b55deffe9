import type { StoredResource } from '@/records/resource'
import { answerOf, type Answer } from './answer'
import { outcomeOf, reasonOf, type Outcome, type ReadOutcome } from './outcome'
import { bundleEntry, requestOf, type SentEntry } from './sentEntry'
import type { Renewal } from './session'
import { versionIn, versionInEntry } from './versionIn'

/** The only place that fetches record data. */
export interface FhirClient {
  readonly read: (path: string) => Promise<ReadOutcome>
  /** Several at once, in the order asked, in one request where the server takes batches. */
  readonly readMany: (paths: readonly string[]) => Promise<readonly ReadOutcome[]>
  readonly search: (type: string, query: URLSearchParams) => Promise<ReadOutcome>
  readonly send: (entry: SentEntry) => Promise<Outcome>
  readonly bundle: (
    type: 'batch' | 'transaction',
    entries: readonly SentEntry[],
  ) => Promise<BundleOutcome>
}

export type BundleOutcome =
  | { readonly kind: 'answered'; readonly outcomes: readonly Outcome[] }
  | Exclude<Outcome, { kind: 'accepted' }>

export interface ClientOptions {
  /** Ends without a slash. */
  readonly base: string
  readonly token: () => string | undefined
  /** Asked once for all that wait, after a 401. */
  readonly refresh?: () => Promise<Renewal>
  readonly fetch?: typeof fetch
  /** A request that takes longer counts as unreachable; whether it arrived is then unknown. */
  readonly timeoutMs?: number
}

interface Asking {
  readonly method?: 'POST' | 'PUT'
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

const FHIR_JSON = 'application/fhir+json'

export function createFhirClient(options: ClientOptions): FhirClient {
  const { base, token, refresh, timeoutMs = 30_000 } = options
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  let refreshing: Promise<Renewal> | undefined

  async function request(path: string, init: Asking = {}): Promise<Answer> {
    const answer = await requestOnce(path, init)
    if (answer.status !== 401 || !refresh) return answer
    // A refresh token is good for one use: two requests must not spend it twice.
    refreshing ??= refresh().finally(() => (refreshing = undefined))
    const renewal = await refreshing
    if (renewal === 'renewed') return requestOnce(path, init)
    return renewal === 'refused' ? answer : { status: 0, body: null, own: false }
  }

  async function requestOnce(path: string, init: Asking): Promise<Answer> {
    const bearer = token()
    if (bearer === undefined) return { status: 401, body: null, own: false }
    try {
      const response = await send(absolute(base, path), {
        ...init,
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: FHIR_JSON, authorization: `Bearer ${bearer}`, ...init.headers },
      })
      return await answerOf(response)
    } catch {
      return { status: 0, body: null, own: false }
    }
  }

  const post = (body: object) =>
    request('', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': FHIR_JSON },
    })

  const read = async (path: string) => readOutcome(await request(path))
  return {
    read,
    readMany: async (paths) => {
      if (paths.length === 0) return []
      const entry = paths.map((url) => ({ request: { method: 'GET', url } }))
      const answer = await post({ resourceType: 'Bundle', type: 'batch', entry })
      const entries = entriesOf(answer, paths.length)
      if (entries) return entries.map(readEntry)
      const outcomes: ReadOutcome[] = []
      for (const path of paths) outcomes.push(await read(path))
      return outcomes
    },
    // By POST: a name or a birth date in a URL would stay in logs and histories.
    search: async (type, query) =>
      readOutcome(
        await request(`${type}/_search`, {
          method: 'POST',
          body: query.toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ),
    send: async (entry) => {
      const { method, url, headers } = requestOf(entry)
      const answer = await request(url, {
        method,
        body: JSON.stringify(entry.resource),
        headers: { 'content-type': FHIR_JSON, ...headers },
      })
      const outcome = outcomeOfAnswer(answer)
      if (outcome.kind !== 'accepted') return outcome
      // A web page with status 200 on the way to the clinic is no receipt.
      if (!answer.own && !answer.version) return { kind: 'unreachable' }
      const now = versionIn(answer, entry)
      return { kind: 'accepted', ...(now && { now }) }
    },
    bundle: async (type, entries) => {
      const answer = await post({ resourceType: 'Bundle', type, entry: entries.map(bundleEntry) })
      const answered = entriesOf(answer, entries.length)
      if (answered)
        return {
          kind: 'answered',
          outcomes: answered.map((each, index) => entryOutcome(each, entries[index])),
        }
      const outcome = outcomeOfAnswer(answer)
      return outcome.kind === 'accepted' ? { kind: 'unreachable' } : outcome
    },
  }
}

type Entry = Readonly<Record<string, unknown>>

function entriesOf({ status, body }: Answer, count: number): readonly Entry[] | undefined {
  const entries = (body as { entry?: unknown } | null)?.entry
  return status === 200 && Array.isArray(entries) && entries.length === count
    ? (entries as Entry[])
    : undefined
}

const outcomeOfAnswer = ({ status, body, own, retryAfterMs }: Answer): Outcome =>
  status === 0 ? { kind: 'unreachable' } : outcomeOf(status, reasonOf(body), own, retryAfterMs)

function readOutcome(answer: Answer): ReadOutcome {
  const { status, body, own, retryAfterMs } = answer
  if (status === 200 && own) return { kind: 'found', resource: body as StoredResource }
  if ((status === 404 || status === 410) && own) return { kind: 'gone', status }
  const outcome = outcomeOf(status, reasonOf(body), own, retryAfterMs)
  switch (outcome.kind) {
    case 'unauthorised':
    case 'unreachable':
    case 'refused':
      return outcome
    case 'broken':
      return { ...outcome, kind: 'unreachable' }
    case 'accepted':
      return { kind: 'unreachable' }
    case 'conflict':
    case 'tooLarge':
      return { kind: 'refused', status, reason: reasonOf(body) }
  }
}

function readEntry(entry: Entry): ReadOutcome {
  const { status, outcome } = responseIn(entry)
  const body = entry['resource'] ?? outcome ?? null
  const found = status === 200 && isResource(body)
  return readOutcome({ status, body, own: found || status >= 400 })
}

function entryOutcome(entry: Entry, sent: SentEntry | undefined): Outcome {
  const response = responseIn(entry)
  const reason = reasonOf(response.outcome ?? entry['resource'])
  const outcome = outcomeOf(response.status, reason, response.status >= 200)
  if (outcome.kind !== 'accepted' || !sent) return outcome
  const now = versionInEntry(entry, sent)
  return { kind: 'accepted', ...(now && { now }) }
}

function responseIn(entry: Entry): { status: number; outcome: unknown } {
  const response = (entry['response'] ?? {}) as Entry
  const status = response['status']
  const digits = typeof status === 'string' ? status : ''
  return { status: Number.parseInt(digits, 10) || 0, outcome: response['outcome'] }
}

const isResource = (body: unknown): boolean =>
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
