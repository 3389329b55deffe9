import { randomUUID } from 'node:crypto'
import type { Resource, Verb } from '../store/version'
import type { Writer, Written } from '../store/writer'
import { locationOf, resourceText, type Answer, type Asked, type Plan } from './answer'
import { checkId, incomingResource } from './incoming'
import { checkPreconditions } from './preconditions'
import { problem } from './problem'
import { parseSearch } from './searchParse'

export function planCreate(asked: Asked, type: string, id: string = randomUUID()): Plan {
  const resource = incomingResource(asked, type)
  return { kind: 'write', run: (store) => create(store, asked, resource, id) }
}

/** The id a conditional create would find instead of making one; undefined when it is to be made. */
export function existingMatch(store: Writer, asked: Asked, type: string): string | undefined {
  if (asked.ifNoneExist === undefined) return undefined
  const criteria = new URLSearchParams(asked.ifNoneExist.replace(/^[^?]*\?/, ''))
  const { search } = parseSearch(type, criteria)
  if (search.conditions.length === 0)
    throw problem(400, 'invalid', 'If-None-Exist needs a criterion', 'http.If-None-Exist')
  const matches = store.search({ ...search, count: 2 })
  if (matches.length > 1)
    throw problem(412, 'multiple-matches', 'several resources match If-None-Exist')
  return matches[0]?.version.id
}

function create(store: Writer, asked: Asked, resource: Resource, id: string): Answer {
  const existing = existingMatch(store, asked, resource.resourceType)
  if (existing !== undefined) {
    const version = store.current(resource.resourceType, existing)
    if (version) return answerFor(store, asked, { version, outcome: 'unchanged' })
  }
  return answerFor(store, asked, store.put(resource, id, 'POST', asked.bytes?.content))
}

export function planUpdate(asked: Asked, type: string, id: string): Plan {
  checkId(id)
  const resource = incomingResource(asked, type)
  if (!asked.bytes && resource['id'] !== id)
    throw problem(400, 'invalid', 'the id of the body is not the id of the address', `${type}.id`)
  return { kind: 'write', run: (store) => replace(store, asked, resource, id, 'PUT') }
}

/** Creates, changes or brings back; the preconditions are looked at where nobody else can write. */
export function replace(
  store: Writer,
  asked: Asked,
  resource: Resource,
  id: string,
  verb: Verb,
): Answer {
  checkPreconditions(asked, store.current(resource.resourceType, id))
  return answerFor(store, asked, store.put(resource, id, verb, asked.bytes?.content))
}

/** 204 whether or not there was one: after a lost reply a tablet asks again. */
export function planDelete(asked: Asked, type: string, id: string): Plan {
  return {
    kind: 'write',
    run: (store) => {
      const before = store.current(type, id)
      checkPreconditions(asked, before)
      const version = store.remove(type, id)?.version ?? before
      return version ? { status: 204, version } : { status: 204 }
    },
  }
}

function answerFor(store: Writer, asked: Asked, { version, outcome }: Written): Answer {
  const status = outcome === 'created' ? 201 : 200
  return {
    status,
    version,
    text: () => resourceText(store, version),
    location: locationOf(asked.base, version),
  }
}
