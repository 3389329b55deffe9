import { element, isFields, type Fields } from './json'
import type { Resource } from './resource'

/** Why something from outside was not taken: where, and the reason in one line. */
interface ParseFault {
  readonly fault: 'not-json' | 'not-a-resource' | 'bad-id' | 'hostile' | 'too-deep' | 'too-long'
  /** Path of the element, e.g. `Bundle.entry[3].resource`. */
  readonly element: string
  readonly reason: string
}

interface ParsedEntry {
  readonly fullUrl?: string
  readonly resource: Resource
}

interface ParsedBundle {
  readonly type: string
  readonly entries: readonly ParsedEntry[]
  /** Entries that were not taken; the others stand. */
  readonly faults: readonly ParseFault[]
}

const deepest = 64
/** FHIR R4: a string shall not exceed 1 MB; only base64 `data` may. */
const longestText = 1024 * 1024

export function isFault(parsed: Resource | ParsedBundle | ParseFault): parsed is ParseFault {
  return 'fault' in parsed
}

/** A resource from outside, as it came, or why not. Never throws, and changes nothing. */
export function parseResource(value: unknown, path = 'Resource'): Resource | ParseFault {
  if (!isFields(value)) return fault('not-a-resource', path, 'is not a JSON object')
  const type = element(value, 'resourceType')
  if (typeof type !== 'string' || !/^[A-Z][A-Za-z]{1,63}$/.test(type))
    return fault('not-a-resource', `${path}.resourceType`, 'does not name a resource type')
  const id = element(value, 'id')
  if (id !== undefined && (typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id)))
    return fault('bad-id', `${path}.id`, 'is not a FHIR id (1 to 64 letters, digits, - or .)')
  const meta = element(value, 'meta')
  if (meta !== undefined && !isFields(meta))
    return fault('not-a-resource', `${path}.meta`, 'is not a JSON object')
  return unsafePart(value, path) ?? (value as unknown as Resource)
}

/** Takes parsed JSON or its text (torn text gives a fault). Never throws. */
export function parseBundle(value: unknown): ParsedBundle | ParseFault {
  const json = typeof value === 'string' ? parsedJson(value) : value
  if (json === undefined) return fault('not-json', 'Bundle', 'is not complete JSON')
  if (!isFields(json)) return fault('not-a-resource', 'Bundle', 'is not a JSON object')
  if (element(json, 'resourceType') !== 'Bundle')
    return fault('not-a-resource', 'Bundle.resourceType', 'is not Bundle')
  const type = element(json, 'type')
  const entry = element(json, 'entry') ?? []
  if (!Array.isArray(entry)) return fault('not-a-resource', 'Bundle.entry', 'is not a list')
  const parsed = entry.map((item: unknown, index) => parseEntry(item, `Bundle.entry[${index}]`))
  return {
    type: typeof type === 'string' ? type : '',
    entries: parsed.filter((item): item is ParsedEntry => item !== null && !('fault' in item)),
    faults: parsed.filter((item): item is ParseFault => item !== null && 'fault' in item),
  }
}

/** `null` for an entry without a resource, such as a delete. */
function parseEntry(item: unknown, path: string): ParsedEntry | ParseFault | null {
  if (!isFields(item)) return fault('not-a-resource', path, 'is not a JSON object')
  const body = element(item, 'resource')
  if (body === undefined) return null
  const resource = parseResource(body, `${path}.resource`)
  if (isFault(resource)) return resource
  const fullUrl = element(item, 'fullUrl')
  return typeof fullUrl === 'string' ? { fullUrl, resource } : { resource }
}

/** Walks without recursion, so that no depth of nesting can break the stack. */
function unsafePart(root: Fields, path: string): ParseFault | undefined {
  const waiting: { value: unknown; key: string; depth: number }[] = [
    { value: root, key: '', depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, key, depth } = next
    if (typeof value === 'string' && value.length > longestText && key !== 'data')
      return fault('too-long', `${path}…${key}`, 'is longer than the 1 MB that FHIR allows')
    if (typeof value !== 'object' || value === null) continue
    if (depth > deepest) return fault('too-deep', path, `is nested deeper than ${deepest} levels`)
    if (Object.hasOwn(value, '__proto__'))
      return fault('hostile', path, 'has an element named __proto__')
    for (const [name, child] of Object.entries(value))
      waiting.push({ value: child, key: Array.isArray(value) ? key : name, depth: depth + 1 })
  }
  return undefined
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function fault(kind: ParseFault['fault'], where: string, reason: string): ParseFault {
  return { fault: kind, element: where, reason }
}
