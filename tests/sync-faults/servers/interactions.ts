import { json, outcome, type Answer } from './exchange'
import { matches } from './search'
import type { Store, Stored, Version } from './store'
import type { Traits } from './traits'

export interface Shop {
  readonly store: Store
  readonly traits: Traits
  readonly newId: () => string
  /** What the server refuses for reasons of its own. */
  readonly refuse: (resource: Stored) => Answer | undefined
}

export interface Conditions {
  readonly ifMatch?: string | undefined
  readonly ifNoneMatch?: string | undefined
  readonly ifNoneExist?: string | undefined
}

export function read(shop: Shop, type: string, id: string): Answer {
  const version = shop.store.visible(type, id)
  if (!version) return outcome(404, 'Not found', 'not-found')
  if (!version.resource) return outcome(shop.traits.goneStatus, 'Deleted', 'deleted')
  return json(200, version.resource, headersOf(version))
}

/** `id`: as a transaction has promised it to those that point at it. */
export function create(
  shop: Shop,
  type: string,
  body: Stored,
  when: Conditions,
  id = shop.newId(),
): Answer {
  const { store } = shop
  if (when.ifNoneExist) {
    const same = matches(store, type, new URLSearchParams(when.ifNoneExist))
    if (same.length > 1) return outcome(412, 'More than one matches')
    if (same[0]) return json(200, same[0].resource, headersOf(same[0]))
  }
  const refused = check(shop, type, body)
  if (refused) return refused
  const version = store.write(type, id, nextVid(shop, undefined), body)
  return json(201, version.resource, {
    ...headersOf(version),
    location: `http://inside.server:8103/fhir/${type}/${version.id}/_history/${version.vid}`,
  })
}

export function update(
  shop: Shop,
  type: string,
  id: string,
  body: Stored,
  when: Conditions,
): Answer {
  const { store, traits } = shop
  const before = store.newest(type, id)
  const exists = before?.resource != null
  if (body.id !== id) return outcome(400, 'The id of the body is not that of the address')
  if (!before && !traits.clientIds) return outcome(404, 'Not found', 'not-found')
  if (when.ifNoneMatch === '*' && exists && traits.ifNoneMatch)
    return outcome(412, 'It exists', 'conflict')
  if (when.ifMatch !== undefined && (!exists || when.ifMatch !== before.vid))
    return exists || traits.clientIds
      ? outcome(412, 'Another version is current', 'conflict')
      : outcome(404, 'Not found', 'not-found')
  const refused = check(shop, type, body)
  if (refused) return refused
  if (exists && !traits.identicalMakesVersion && sameBody(before.resource, body))
    return json(200, before.resource, headersOf(before))
  const version = store.write(type, id, nextVid(shop, before), body)
  return json(exists ? 200 : 201, version.resource, headersOf(version))
}

export function remove(shop: Shop, type: string, id: string, when: Conditions): Answer {
  const { store, traits } = shop
  const before = store.newest(type, id)
  if (!before?.resource)
    return traits.goneStatus === 404 ? outcome(404, 'Not found', 'not-found') : json(200, undefined)
  if (traits.deletePreconditions && when.ifMatch !== undefined && when.ifMatch !== before.vid)
    return outcome(412, 'Another version is current', 'conflict')
  store.write(type, id, nextVid(shop, before), null)
  return json(200, undefined)
}

/** Newest first; a deletion is an entry without a resource. */
export function history(shop: Shop, versions: readonly Version[], query: URLSearchParams): Answer {
  const { store, traits } = shop
  const since = traits.historySince ? Date.parse(query.get('_since') ?? '') : NaN
  const now = store.clock()
  const shown = versions
    .filter(
      ({ visibleAt, updated }) => visibleAt <= now && (Number.isNaN(since) || updated >= since),
    )
    .toReversed()
    .slice(0, Number(query.get('_count') ?? 1_000))
  return json(200, {
    resourceType: 'Bundle',
    type: 'history',
    entry: shown.map((version) => ({
      fullUrl: `${version.type}/${version.id}`,
      ...(version.resource ? { resource: version.resource } : {}),
      request: {
        method: version.resource ? 'PUT' : 'DELETE',
        url: `${version.type}/${version.id}`,
      },
      response: {
        status: version.resource ? '200' : traits.name === 'medplum' ? '410' : '204',
        etag: `W/"${version.vid}"`,
        lastModified: new Date(version.updated).toISOString(),
      },
    })),
  })
}

export const headersOf = (version: Version): Record<string, string> => ({
  etag: `W/"${version.vid}"`,
  'last-modified': new Date(version.updated).toUTCString(),
})

function check(shop: Shop, type: string, body: Stored): Answer | undefined {
  if (body.resourceType !== type) return outcome(400, 'Another type than the address')
  return shop.refuse(body)
}

function nextVid({ traits, newId }: Shop, before: Version | undefined): string {
  return traits.versionIds === 'uuid' ? newId() : String(Number(before?.vid ?? 0) + 1)
}

function sameBody(a: Stored | null, b: Stored): boolean {
  const bare = (resource: Stored | null) => {
    const { versionId: _vid, lastUpdated: _at, ...meta } = resource?.meta ?? {}
    return JSON.stringify({ ...resource, meta })
  }
  return bare(a) === bare(b)
}
