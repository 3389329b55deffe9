import { json, outcome, problem, type Answer } from './exchange'
import { create, remove, update, type Conditions, type Shop } from './interactions'
import { matches } from './search'
import type { Stored } from './store'

interface Entry {
  readonly fullUrl?: string
  readonly promised?: string
  readonly resource?: Stored
  readonly request?: {
    readonly method: string
    readonly url: string
    readonly ifMatch?: string
    readonly ifNoneMatch?: string
    readonly ifNoneExist?: string
  }
}

interface Bundle {
  readonly type: string
  readonly entry?: readonly Entry[]
}

/** Answers what a GET of this relative address would be answered. */
type Get = (url: string) => Answer

/** A batch answers entry by entry; a transaction lands whole or, where it can, not at all. */
export function bundle(shop: Shop, { type, entry = [] }: Bundle, get: Get): Answer {
  const { store, traits } = shop
  if (type !== 'batch' && type !== 'transaction') return outcome(400, `No ${type} here`)
  const updates = entry.filter(({ request }) => request?.method === 'PUT').length
  if (type === 'transaction' && updates > traits.maxTransactionUpdates)
    return outcome(400, 'Too many updates in a transaction')
  const length = store.log.length
  const sent = type === 'transaction' ? resolved(shop, entry) : entry
  const answers = sent.map((each) => one(shop, each, get))
  const failed = answers.find(({ status }) => status >= 400)
  if (type === 'transaction' && failed) {
    if (traits.rollback) store.rollBack(length)
    return failed
  }
  return json(200, {
    resourceType: 'Bundle',
    type: `${type}-response`,
    entry: answers.map((answer, index) =>
      entryAnswer(shop, answer, sent[index]?.request?.method === 'GET'),
    ),
  })
}

function one(shop: Shop, { resource, request, promised }: Entry, get: Get): Answer {
  if (!request) return outcome(400, 'An entry without a request')
  const [type = '', id = ''] = request.url.split('?')[0]?.split('/') ?? []
  const when: Conditions = {
    ifMatch: vidOf(request.ifMatch),
    ifNoneMatch: request.ifNoneMatch,
    ifNoneExist: request.ifNoneExist,
  }
  switch (request.method) {
    case 'GET':
      return get(request.url)
    case 'DELETE':
      return remove(shop, type, id, when)
    case 'POST':
      return resource
        ? create(shop, type, resource, when, promised)
        : outcome(400, 'Nothing to create')
    case 'PUT':
      return resource ? update(shop, type, id, resource, when) : outcome(400, 'Nothing to update')
    default:
      return outcome(400, `No ${request.method} in a Bundle`)
  }
}

export const vidOf = (etag: string | undefined): string | undefined =>
  etag === undefined ? undefined : (/"([^"]*)"/.exec(etag)?.[1] ?? etag)

/** References to what the same transaction creates, or finds, become those of what it will be. */
function resolved({ newId, store }: Shop, entries: readonly Entry[]): Entry[] {
  const ids = new Map<string, string>()
  const promised = entries.map((entry): Entry => {
    const { fullUrl, request, resource } = entry
    if (!fullUrl?.startsWith('urn:uuid:') || request?.method !== 'POST' || !resource) return entry
    const { resourceType } = resource
    const found = request.ifNoneExist
      ? matches(store, resourceType, new URLSearchParams(request.ifNoneExist))[0]
      : undefined
    const id = found?.id ?? newId()
    ids.set(fullUrl, `${resourceType}/${id}`)
    return { ...entry, promised: id }
  })
  if (ids.size === 0) return [...entries]
  const text = JSON.stringify(promised).replaceAll(
    /"(reference|url)":"(urn:uuid:[^"]+)"/g,
    (whole, name: string, urn: string) =>
      ids.has(urn) ? `"${name}":"${ids.get(urn) ?? ''}"` : whole,
  )
  return JSON.parse(text) as Entry[]
}

function entryAnswer({ traits }: Shop, { status, headers, body }: Answer, isRead: boolean) {
  const content: unknown = body === '' ? undefined : JSON.parse(body as string)
  if (status >= 400)
    return { response: { status: String(status), outcome: content ?? problem('It failed') } }
  if (isRead) return { resource: content, response: { status: String(status) } }
  const { etag, location } = headers
  const updated = (content as Stored | undefined)?.meta?.['lastUpdated']
  return {
    response: {
      status: `${status} ${status === 201 ? 'Created' : 'OK'}`,
      ...(location ? { location } : {}),
      ...(traits.entryVersions && etag ? { etag, lastModified: updated } : {}),
    },
  }
}
