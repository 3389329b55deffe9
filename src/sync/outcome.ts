import type { StoredResource } from '@/records/resource'

/** What became of one request. Outcomes are types: nobody parses a message's text. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly now?: Version }
  | { readonly kind: 'conflict'; readonly status: number; readonly reason: string }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'tooLarge' }
  /** The server answered and failed: perhaps at what it was sent. Whether it did it is unknown. */
  | { readonly kind: 'broken'; readonly retryAfterMs?: number }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'unreachable'; readonly retryAfterMs?: number }

/** What the server says it has now. `id` is its own; `created` is false where it had it before. */
export interface Version {
  readonly id: string
  readonly version: string
  readonly updated: string
  readonly created: boolean
}

export type ReadOutcome =
  | { readonly kind: 'found'; readonly resource: StoredResource }
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly retryAfterMs?: number }

/** `own`: the answer is FHIR, so it is the clinic's and not that of something on the way. */
export function outcomeOf(status: number, reason: string, own: boolean, wait?: number): Outcome {
  const pause = wait === undefined ? {} : { retryAfterMs: wait }
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 401) return { kind: 'unauthorised' }
  if (status === 409 || status === 412) return { kind: 'conflict', status, reason }
  if (status === 413) return { kind: 'tooLarge' }
  if (status === 500 && own) return { kind: 'broken', ...pause }
  if ([408, 425, 429].includes(status) || status >= 500 || !own)
    return { kind: 'unreachable', ...pause }
  return { kind: 'refused', status, reason }
}

/** The server's own words for a refusal: diagnostics and the element, of the first error. */
export function reasonOf(body: unknown): string {
  const issues = (body as { issue?: unknown } | null)?.issue
  if (!Array.isArray(issues)) return ''
  return (issues as Record<string, unknown>[])
    .filter((issue) => issue['severity'] === 'error' || issue['severity'] === 'fatal')
    .map((issue) => {
      const details = issue['details'] as { text?: string } | undefined
      const where = (issue['expression'] as string[] | undefined)?.[0]
      const text = (issue['diagnostics'] as string | undefined) ?? details?.text ?? ''
      return where ? `${text} (${where})` : text
    })
    .filter(Boolean)
    .join('; ')
    .slice(0, 500)
}
