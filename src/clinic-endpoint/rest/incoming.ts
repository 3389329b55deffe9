import type { Resource } from '../store/version'
import { isObject } from '../store/walk'
import { isValidId } from '../validate/primitives'
import { validateResource } from '../validate/validateResource'
import type { Asked } from './answer'
import { FhirProblem, problem } from './problem'

/** The body as a valid resource of this type. Throws 400 for another type, 422 for an invalid one. */
export function incomingResource(asked: Asked, type: string): Resource {
  const { body } = asked
  if (asked.bytes && type === 'Binary') return rawBinary(asked.bytes)
  if (!isObject(body)) throw problem(400, 'invalid', 'the body is no resource')
  if (body['resourceType'] !== type)
    throw problem(400, 'invalid', `the body is no ${type}`, 'resourceType')
  return validated(body as Resource)
}

export function validated(resource: Resource): Resource {
  const issues = validateResource(resource)
  if (issues.length > 0) throw new FhirProblem(422, issues)
  return resource
}

/** An id in an address: letters, digits, hyphens, dots; at most 64. */
export function checkId(id: string): void {
  if (!isValidId(id))
    throw problem(400, 'value', 'an id is 1 to 64 letters, digits, hyphens and dots', 'Resource.id')
}

function rawBinary(bytes: NonNullable<Asked['bytes']>): Resource {
  return validated({
    resourceType: 'Binary',
    contentType: bytes.type,
    ...(bytes.for === undefined ? {} : { securityContext: { reference: bytes.for } }),
  })
}
