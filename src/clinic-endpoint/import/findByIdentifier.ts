import { searchParamsOf } from '../store/searchParams'
import type { Store } from '../store/openStore'

/** `Type/id` when exactly one resource of the store carries `system|value`. */
export function findByIdentifier(
  store: Store,
  type: string,
  identifier: string,
): string | undefined {
  const param = searchParamsOf(type).get('identifier')
  if (!param) return undefined
  const values = [identifier.replace(/[\\,$]/g, '\\$&')]
  const query = {
    type,
    conditions: [{ kind: 'param' as const, param, values }],
    sort: [],
    count: 2,
  }
  const [first, second] = store.search(query)
  return first && !second ? `${type}/${first.version.id}` : undefined
}
