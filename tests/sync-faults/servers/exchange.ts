/** One request as a server sees it: header names in small letters, `path` with its query. */
export interface Ask {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** It lets wait for so long. */
  readonly afterMs?: number
}

/** A server, whole: it answers at once and keeps what it has in memory. */
export type Handle = (ask: Ask) => Answer

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const type = { 'content-type': 'application/fhir+json; charset=utf-8' }
  return {
    status,
    headers: { ...type, ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  }
}

/** An OperationOutcome that names what was wrong. */
export function outcome(status: number, diagnostics: string, code = 'invalid'): Answer {
  return json(status, problem(diagnostics, code))
}

export const problem = (diagnostics: string, code = 'invalid') => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, diagnostics }],
})
