import type { JsonObject } from '../json/decimals'
import { isObject } from '../store/walk'

/**
 * Exports out of a document database carry its own key (`"_id": "4r9u5b…"`) in each resource. It is
 * not part of the record, and FHIR reads `_id` as something else: it goes, and the report says so.
 */
export function dropDatabaseKey(resource: JsonObject): boolean {
  const key = resource['_id']
  const isFhir = isObject(key) && ('extension' in key || 'id' in key)
  if (key === undefined || isFhir) return false
  delete resource['_id']
  return true
}
