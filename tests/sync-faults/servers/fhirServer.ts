import { bundle, vidOf } from './bundle'
import { capabilities } from './capabilities'
import { json, outcome, type Answer, type Ask, type Handle } from './exchange'
import { create, headersOf, history, read, remove, update, type Shop } from './interactions'
import { everything, searchType } from './search'
import { Store, type Stored } from './store'
import type { Traits } from './traits'

export interface Place {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly newId: () => string
  readonly refuse?: (resource: Stored) => Answer | undefined
  /** What it stamps, and how long after the stamp others see it, both in milliseconds. */
  readonly stamp?: () => number
  readonly lag?: () => number
}

export interface FhirServer {
  readonly handle: Handle
  readonly store: Store
}

/** A small FHIR R4 server in memory, with the whole history of everything, under `/fhir`. */
export function fhirServer(traits: Traits, place: Place): FhirServer {
  const store = new Store(place.clock, place.stamp, place.lag)
  const shop: Shop = {
    store,
    traits,
    newId: place.newId,
    refuse: place.refuse ?? (() => undefined),
  }
  const handle: Handle = (ask) => {
    const { length } = store.log
    const given = answer(shop, ask)
    const visibleAt = Math.max(0, ...store.log.slice(length).map((version) => version.visibleAt))
    return visibleAt ? { ...given, afterMs: visibleAt - place.clock() } : given
  }
  return { store, handle }
}

function answer(shop: Shop, ask: Ask): Answer {
  const { store, traits } = shop
  const [path = '', search = ''] = ask.path.split('?')
  if (!path.startsWith('/fhir')) return outcome(404, 'Nothing here', 'not-found')
  if (ask.body.length > traits.maxBody)
    return outcome(traits.name === 'medplum' ? 400 : 413, 'File too large', 'too-long')
  const [type = '', id = '', deeper = '', vid = ''] = path.split('/').slice(2)
  const query = new URLSearchParams(search)
  const { headers, method } = ask
  const when = {
    ifMatch: vidOf(headers['if-match']),
    ifNoneMatch: headers['if-none-match'],
    ifNoneExist: headers['if-none-exist'],
  }
  if (type === 'metadata') return json(200, capabilities(traits))
  if (method === 'POST' && type === '') {
    const get = (url: string) =>
      answer(shop, { method: 'GET', path: `/fhir/${url}`, headers: {}, body: '' })
    return withBody(ask, (body) => bundle(shop, body as never, get))
  }
  if (type === '_history' || id === '_history') {
    if (!traits.typeHistory) return outcome(type === '_history' ? 400 : 404, 'No such history')
    return history(
      shop,
      type === '_history' ? store.log : store.log.filter((v) => v.type === type),
      query,
    )
  }
  if (id === '_search') return searchType(store, traits, type, new URLSearchParams(ask.body), path)
  if (id === '') {
    if (method === 'POST') return withBody(ask, (body) => create(shop, type, body as Stored, when))
    return searchType(store, traits, type, query, path)
  }
  if (deeper === '$everything')
    return traits.everything && read(shop, type, id).status === 200
      ? everything(store, traits, id, query, path)
      : outcome(404, 'No such operation', 'not-found')
  if (deeper === '_history') return past(shop, type, id, vid, query)
  switch (method) {
    case 'GET':
      return read(shop, type, id)
    case 'PUT':
      return withBody(ask, (body) => update(shop, type, id, body as Stored, when))
    case 'DELETE':
      return remove(shop, type, id, when)
    default:
      return outcome(405, `No ${method} here`)
  }
}

function past(shop: Shop, type: string, id: string, vid: string, query: URLSearchParams): Answer {
  const versions = shop.store.history(type, id)
  const deleted = versions.at(-1)?.resource === null
  if (versions.length === 0 || (deleted && !shop.traits.historyOfDeleted))
    return outcome(404, 'Not found', 'not-found')
  if (vid === '') return history(shop, versions, query)
  const version = versions.find((each) => each.vid === vid)
  if (!version || version.visibleAt > shop.store.clock())
    return outcome(404, 'Not found', 'not-found')
  return version.resource
    ? json(200, version.resource, headersOf(version))
    : outcome(410, 'Deleted', 'deleted')
}

function withBody(ask: Ask, work: (body: unknown) => Answer): Answer {
  let body: unknown
  try {
    body = JSON.parse(ask.body)
  } catch {
    return outcome(400, 'Not JSON')
  }
  return work(body)
}
