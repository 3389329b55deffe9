import type { JsonObject, JsonValue } from '../json/decimals'

/** Every value at a path such as `participant.actor`, arrays walked through. */
export function valuesAt(resource: JsonObject, path: string): JsonValue[] {
  let found: JsonValue[] = [resource]
  for (const step of path.split('.')) {
    const next: JsonValue[] = []
    for (const value of found) {
      if (!isObject(value)) continue
      const child = value[step]
      if (Array.isArray(child)) next.push(...child)
      else if (child !== undefined) next.push(child)
    }
    found = next
  }
  return found
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

const relative = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/.+)?$/

/** `Patient/12` of a Reference to a resource in this store; the version, if any, is left off. */
export function localReference(value: JsonValue | undefined): string | undefined {
  const text = isObject(value) ? textOf(value['reference']) : undefined
  const parts = text === undefined ? undefined : relative.exec(text)
  return parts ? `${parts[1] ?? ''}/${parts[2] ?? ''}` : text
}
