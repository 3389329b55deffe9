import type { JsonValue } from '../json/decimals'
import { isObject, textOf } from '../store/walk'
import { readInput } from './readInput'
import { stableId, typeOf } from './stableId'

/** What the first reading of the whole input finds out, kept small: keys, never resources. */
export interface Plan {
  /** How often `Type/id` stands in the input; only its last one is written. */
  readonly times: ReadonlyMap<string, number>
  /** `Type|system|value` → the ids that carry this identifier. */
  readonly byIdentifier: ReadonlyMap<string, ReadonlySet<string>>
  /** `Type/an illegal id` → `Type/the id it is kept under`. */
  readonly renamed: ReadonlyMap<string, string>
  readonly total: number
}

export async function planImport(files: readonly string[]): Promise<Plan> {
  const times = new Map<string, number>()
  const byIdentifier = new Map<string, Set<string>>()
  const renamed = new Map<string, string>()
  let total = 0
  for (const file of files) {
    for await (const input of readInput(file)) {
      if (input.kind === 'unreadable') continue
      for (const handed of input.resources) {
        const type = typeOf(handed.resource)
        const id = stableId(handed)
        const key = `${type}/${id}`
        total += 1
        times.set(key, (times.get(key) ?? 0) + 1)
        const own = textOf(handed.resource['id'])
        if (own !== undefined && own !== id) renamed.set(`${type}/${own}`, key)
        for (const identifier of identifiersOf(handed.resource['identifier'])) {
          const name = `${type}|${identifier}`
          byIdentifier.set(name, (byIdentifier.get(name) ?? new Set()).add(id))
        }
      }
    }
  }
  return { times, byIdentifier, renamed, total }
}

/** `system|value` of each. */
function identifiersOf(value: JsonValue | undefined): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter(isObject).flatMap((identifier) => {
    const text = textOf(identifier['value'])
    return text === undefined ? [] : [`${textOf(identifier['system']) ?? ''}|${text}`]
  })
}
