import type { Origin } from '../visit/record'
import type { Meta, Reference } from './r4'
import { element, fieldsAt, isFields, listAt, textAt, Unreadable, type Fields } from './json'

/** Any FHIR R4 resource: what every one has, and elements that we may know nothing of. */
export interface Resource {
  readonly resourceType: string
  readonly id?: string
  readonly meta?: Meta
}

export function referenceTo(type: string, id: string): Reference {
  return { reference: `${type}/${id}` }
}

/**
 * What a literal reference points at. Knows `Patient/1`, `Patient/1/_history/2`, absolute addresses
 * and `urn:uuid:…` (type empty). Contained and conditional references give `undefined`.
 */
export function originOfReference(reference: string | undefined): Origin | undefined {
  if (reference === undefined) return undefined
  const uuid = reference.startsWith('urn:')
    ? /^urn:(?:uuid|oid):(.+)$/.exec(reference)?.[1]
    : undefined
  if (uuid !== undefined) return { type: '', id: uuid }
  const [, type, id] =
    /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference) ?? []
  return type === undefined || id === undefined ? undefined : { type, id }
}

/**
 * The patient in whose record a resource belongs; a Patient belongs to itself. `undefined` for what
 * is nobody's (a Medication, a Practitioner) and for a reference that names no resource.
 */
export function patientOf(resource: Resource): string | undefined {
  if (resource.resourceType === 'Patient') return resource.id
  try {
    return firstPatient(resource as unknown as Fields)
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

const patientElements = [
  'subject',
  'patient',
  'beneficiary',
  'individual',
  'for',
  'sender',
  'securityContext',
]

function firstPatient(resource: Fields): string | undefined {
  for (const name of patientElements) {
    const found = patientIn(element(resource, name))
    if (found !== undefined) return found
  }
  for (const participant of listAt(resource, 'participant')) {
    const found = patientIn(fieldsAt(participant, 'actor'))
    if (found !== undefined) return found
  }
  for (const target of listAt(resource, 'target')) {
    const found = patientIn(target)
    if (found !== undefined) return found
  }
  return undefined
}

function patientIn(reference: unknown): string | undefined {
  if (!isFields(reference)) return undefined
  const origin = originOfReference(textAt(reference, 'reference'))
  // A urn:uuid says no type; as a subject it can be a group, but no record would be keyed by one.
  return origin?.type === 'Patient' || origin?.type === '' ? origin.id : undefined
}
