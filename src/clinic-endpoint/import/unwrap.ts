import type { JsonObject } from '../json/decimals'
import { isObject, textOf } from '../store/walk'
import type { Place } from './report'

/** One resource as it was handed in. */
export interface Handed {
  readonly at: Place
  readonly resource: JsonObject
  readonly fullUrl?: string
  /** `identifier=system|value`: an equal one may already be in the database. */
  readonly sameAs?: string
}

/** The resources of a Bundle of any type, or the resource itself. Throws nothing. */
export function unwrap(root: JsonObject, at: Place): Handed[] {
  if (root['resourceType'] !== 'Bundle') return [{ at, resource: root }]
  const entries = Array.isArray(root['entry']) ? root['entry'] : []
  const isHistory = root['type'] === 'history'
  const seen = new Set<string>()
  return entries.flatMap((entry, index) => {
    const here = {
      file: at.file,
      part: [at.part, `entry ${String(index + 1)}`].filter(Boolean).join(', '),
    }
    if (!isObject(entry)) return []
    if (isHistory && isOlderVersion(entry, seen)) return []
    const { resource } = entry
    if (!isObject(resource)) return []
    if (resource['resourceType'] === 'Bundle') return unwrap(resource, here)
    const fullUrl = textOf(entry['fullUrl'])
    const sameAs = conditionOf(entry['request'])
    return [{ at: here, resource, ...(fullUrl ? { fullUrl } : {}), ...(sameAs ? { sameAs } : {}) }]
  })
}

/** A history is newest first: what comes later, or after a deletion, is not how things are now. */
function isOlderVersion(entry: JsonObject, seen: Set<string>): boolean {
  const { resource, request } = entry
  const key = isObject(resource)
    ? `${textOf(resource['resourceType']) ?? ''}/${textOf(resource['id']) ?? ''}`
    : (textOf(isObject(request) ? request['url'] : undefined) ?? '').split('/').slice(-2).join('/')
  const older = seen.has(key)
  seen.add(key)
  return older
}

function conditionOf(request: unknown): string | undefined {
  if (!isObject(request)) return undefined
  const ifNoneExist = textOf(request['ifNoneExist'])
  const url = textOf(request['url'])
  return (ifNoneExist ?? (url?.includes('?') ? url : undefined))?.replace(/^.*\?/, '')
}
