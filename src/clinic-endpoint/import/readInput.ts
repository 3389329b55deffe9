import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { JsonObject, JsonValue } from '../json/decimals'
import { parseJson } from '../json/parseJson'
import { isObject } from '../store/walk'
import type { Place } from './report'
import { unwrap, type Handed } from './unwrap'

type Input =
  | { readonly kind: 'group'; readonly resources: readonly Handed[] }
  | { readonly kind: 'unreadable'; readonly at: Place; readonly reason: string }

/**
 * What a file hands in, group by group. A group is a Bundle, an array or one line: references by
 * `urn:uuid` hold inside it.
 */
export async function* readInput(file: string): AsyncGenerator<Input> {
  if (/\.(ndjson|jsonl)$/i.test(file)) {
    yield* readLines(file)
    return
  }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    yield { kind: 'unreadable', at: { file }, reason: 'the file cannot be read' }
    return
  }
  if (text.trim() === '') {
    yield { kind: 'unreadable', at: { file }, reason: 'the file is empty' }
    return
  }
  yield* parsed(text, { file })
}

/** Streamed: an export of a hospital does not fit into memory. */
async function* readLines(file: string): AsyncGenerator<Input> {
  let number = 0
  let found = false
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })
  try {
    for await (const line of lines) {
      number += 1
      if (line.trim() === '') continue
      found = true
      yield* parsed(line, { file, part: `line ${String(number)}` })
    }
  } catch {
    yield { kind: 'unreadable', at: { file }, reason: 'the file cannot be read to its end' }
    return
  }
  if (!found) yield { kind: 'unreadable', at: { file }, reason: 'the file is empty' }
}

function* parsed(text: string, at: Place): Generator<Input> {
  let value: JsonValue
  try {
    value = parseJson(text)
  } catch (error) {
    yield { kind: 'unreadable', at, reason: tornReason(text, error) }
    return
  }
  const roots = Array.isArray(value) ? value : [value]
  const strange = roots.findIndex((root) => !isResource(root))
  if (strange >= 0 || roots.length === 0) {
    const part = Array.isArray(value) && strange >= 0 ? { part: `item ${String(strange + 1)}` } : {}
    yield {
      kind: 'unreadable',
      at: { ...at, ...part },
      reason: 'no FHIR resource: resourceType is missing',
    }
  }
  const resources = roots.filter(isResource).flatMap((root) => unwrap(root, at))
  if (resources.length > 0) yield { kind: 'group', resources }
}

function isResource(value: JsonValue): value is JsonObject {
  return isObject(value) && typeof value['resourceType'] === 'string'
}

function tornReason(text: string, error: unknown): string {
  const end = text.trimEnd().at(-1) ?? ''
  if (!'}]'.includes(end)) return 'the JSON stops in the middle: the file was cut short'
  return `not readable as JSON: ${error instanceof Error ? error.message : 'unknown reason'}`
}
