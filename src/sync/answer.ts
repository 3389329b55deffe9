/** One HTTP answer, read to its end. Status 0: there was none, or it was none of a FHIR server. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  /** The body is FHIR, so it is the server's and not that of a portal or proxy on the way. */
  readonly own: boolean
  readonly version?: string
  readonly updated?: string
  readonly location?: string
  readonly retryAfterMs?: number
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const { status, headers } = response
  const version = /"([^"]+)"/.exec(headers.get('etag') ?? '')?.[1]
  const modified = Date.parse(headers.get('last-modified') ?? '')
  const location = headers.get('location')
  const seconds = Number(headers.get('retry-after'))
  const rest = {
    ...(version !== undefined && { version }),
    ...(!Number.isNaN(modified) && { updated: new Date(modified).toISOString() }),
    ...(location && { location }),
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  }
  const body = parsed(text)
  const own = typeof (body as { resourceType?: unknown } | null)?.resourceType === 'string'
  // A captive portal answers 200 with a web page: nothing of it came from the clinic.
  const readable = own || text === '' || status >= 400
  return { status: readable ? status : 0, body, own, ...rest }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}
