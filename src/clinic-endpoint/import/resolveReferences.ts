import type { JsonObject, JsonValue } from '../json/decimals'
import { isObject, textOf } from '../store/walk'

/** Finds what a reference means. */
export interface Targets {
  /** `Type/id` for a fullUrl, a `urn:uuid` or an illegal id of the input. */
  readonly local: (reference: string) => string | undefined
  /** `Type/id` when exactly one resource of the input or the database carries the identifier. */
  readonly byIdentifier: (type: string, identifier: string) => string | undefined
}

/**
 * Rewrites every `reference` of the resource in place; other values are never touched, even where
 * they look like one. Returns the references that lead nowhere: those are kept as identifiers.
 */
export function resolveReferences(resource: JsonObject, targets: Targets): string[] {
  const kept: string[] = []
  const visit = (value: JsonValue | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (!isObject(value)) return
    const reference = textOf(value['reference'])
    if (reference !== undefined && !resolveOne(value, reference, targets)) kept.push(reference)
    for (const child of Object.values(value)) visit(child)
  }
  visit(resource)
  return kept
}

function resolveOne(holder: JsonObject, reference: string, targets: Targets): boolean {
  const local = targets.local(reference)
  if (local !== undefined) {
    holder['reference'] = local
    return true
  }
  const query = /^([A-Za-z]+)\?identifier=([^&]*)$/.exec(reference)
  if (query) {
    const [, type = '', text = ''] = query
    const identifier = decoded(text)
    const found = targets.byIdentifier(type, identifier)
    if (found === undefined) keepLogical(holder, type, identifier)
    else holder['reference'] = found
    return found !== undefined
  }
  if (reference.startsWith('urn:')) {
    keepLogical(holder, textOf(holder['type']), `urn:ietf:rfc:3986|${reference}`)
    return false
  }
  if (!/^[A-Za-z]+\?/.test(reference)) return true
  // Another kind of search: there is no identifier to keep, only the words.
  delete holder['reference']
  holder['display'] ??= reference
  return false
}

function keepLogical(holder: JsonObject, type: string | undefined, identifier: string): void {
  const bar = identifier.indexOf('|')
  const system = bar > 0 ? identifier.slice(0, bar) : undefined
  delete holder['reference']
  if (type !== undefined) holder['type'] = type
  holder['identifier'] ??= {
    ...(system === undefined ? {} : { system }),
    value: identifier.slice(bar + 1),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
