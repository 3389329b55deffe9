/** What came back, opened as far as it can be. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The FHIR resource in the body; every element may be there or not. */
  readonly body: Json
}

// Tests look into many kinds of resources; what is not there shows as a failed expectation.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any

export interface Asking {
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

export interface Visitor {
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Reply>
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Reply>
  readonly put: (resource: Json, headers?: Record<string, string>) => Promise<Reply>
  readonly post: (resource: Json, headers?: Record<string, string>) => Promise<Reply>
  readonly patch: (
    path: string,
    operations: Json,
    headers?: Record<string, string>,
  ) => Promise<Reply>
  readonly remove: (path: string, headers?: Record<string, string>) => Promise<Reply>
  /** A Bundle to the base. */
  readonly send: (type: 'batch' | 'transaction', entry: Json[]) => Promise<Reply>
  /** All pages of a search, a history or an operation. */
  readonly pages: (path: string) => Promise<Json[][]>
}

/** Speaks FHIR over HTTP; paths are below the base. A string body goes out as it is. */
export function visitor(url: string, token: string | undefined): Visitor {
  const ask: Visitor['ask'] = async (method, path, { headers = {}, body } = {}) => {
    const to = path.startsWith('http') ? path : `${url}/fhir${path === '' ? '' : `/${path}`}`
    const given = body !== undefined
    const plain = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(to, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(given ? { 'content-type': 'application/fhir+json' } : {}),
        ...headers,
      },
      ...(given ? { body: plain ? (body as BodyInit) : JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: opened(text) }
  }
  const pages: Visitor['pages'] = async (path) => {
    const all: Json[][] = []
    for (let next: string | undefined = path; next !== undefined;) {
      const { status, body }: Reply = await ask('GET', next)
      if (status !== 200) throw new Error(`a page answered ${String(status)}`)
      all.push(body.entry ?? [])
      next = nextOf(body)
    }
    return all
  }
  return {
    ask,
    pages,
    get: (path, headers = {}) => ask('GET', path, { headers }),
    put: (body, headers = {}) => ask('PUT', `${body.resourceType}/${body.id}`, { body, headers }),
    post: (body, headers = {}) => ask('POST', body.resourceType, { body, headers }),
    patch: (path, body, headers = {}) =>
      ask('PATCH', path, {
        body,
        headers: { 'content-type': 'application/json-patch+json', ...headers },
      }),
    remove: (path, headers = {}) => ask('DELETE', path, { headers }),
    send: (type, entry) => ask('POST', '', { body: { resourceType: 'Bundle', type, entry } }),
  }
}

/** The entries of a Bundle; none when it has none. */
export function entriesIn(bundle: Json): Json[] {
  return listOf(bundle.entry)
}

/** Whatever is or should be a list. */
export function listOf(value: unknown): Json[] {
  return (value ?? []) as Json[]
}

/** The number in front of `201 Created`. */
export function statusOf(entry: Json): number {
  return Number(String(entry.response.status).slice(0, 3))
}

export function nextOf(bundle: Json): string | undefined {
  return listOf(bundle.link).find((link) => link.relation === 'next')?.url
}

/** The ids of the resources in a Bundle, in its order. */
export function idsIn(bundle: Json): string[] {
  return entriesIn(bundle).map((entry) => String(entry.resource.id))
}

function opened(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
