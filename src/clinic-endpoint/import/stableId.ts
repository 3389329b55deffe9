import { createHash } from 'node:crypto'
import { writeJson } from '../json/writeJson'
import { textOf } from '../store/walk'
import type { Handed } from './unwrap'

const legal = /^[A-Za-z0-9\-.]{1,64}$/

/**
 * The id under which a resource is kept: its own where it is legal, else its `urn:uuid`, else one
 * made from its content. The same input gives the same ids, so a second import changes nothing.
 */
export function stableId({ resource, fullUrl }: Handed): string {
  const own = textOf(resource['id'])
  if (own !== undefined && legal.test(own)) return own
  const name = fullUrl
    ?.replace(/^urn:(uuid|oid):/, '')
    .split('/')
    .at(-1)
  if (name !== undefined && legal.test(name)) return name
  const source = fullUrl ?? (own === undefined ? writeJson(resource) : `${typeOf(resource)}/${own}`)
  return createHash('sha256').update(source).digest('hex').slice(0, 32)
}

export function typeOf(resource: Handed['resource']): string {
  return textOf(resource['resourceType']) ?? ''
}
