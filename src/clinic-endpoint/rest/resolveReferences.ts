import type { JsonValue } from '../json/decimals'
import { isObject } from '../store/walk'

/**
 * Rewrites the `reference` of every Reference in place; `undefined` leaves one as it is. Nothing
 * else is touched: an identifier may well hold a urn:uuid of its own that is meant to stay.
 */
export function rewriteReferences(
  value: JsonValue,
  rewrite: (reference: string) => string | undefined,
): void {
  if (Array.isArray(value)) {
    for (const item of value) rewriteReferences(item, rewrite)
    return
  }
  if (!isObject(value)) return
  for (const [name, child] of Object.entries(value)) {
    if (name === 'reference' && typeof child === 'string') value[name] = rewrite(child) ?? child
    else if (typeof child === 'object' && child !== null) rewriteReferences(child, rewrite)
  }
}

/** `Practitioner?identifier=…`: who is meant is found out by a search. */
export function isConditional(reference: string): boolean {
  return /^[A-Z][A-Za-z]+\?/.test(reference)
}

export function conditionalReferencesIn(resource: JsonValue): string[] {
  const found: string[] = []
  rewriteReferences(resource, (reference) => {
    if (isConditional(reference)) found.push(reference)
    return undefined
  })
  return found
}
