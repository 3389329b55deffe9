import { element, isFields, type Fields } from '../json'
import { namesOf } from './equal'
import { choiceStem } from './units'

/**
 * Which elements are one thing, which need a person, and which say nothing clinical.
 *
 * The rule for a person: as soon as both sides changed something clinical of the same resource (or
 * of the same line of a list, for what lies within the line), no element named here goes without
 * being asked about. A stop that is the only clinical change goes by itself, whatever notes came.
 */
const carefulNames = new Set([
  ...['status', 'clinicalStatus', 'verificationStatus', 'lifecycleStatus', 'achievementStatus'],
  // A stop without its reason, or a reason without its stop, would be another story.
  ...['statusReason', 'statusDate', 'abatement', 'doNotPerform', 'criticality'],
  ...['dosage', 'dosageInstruction', 'deceased', 'modifierExtension', 'subject', 'patient'],
])
const identity = ['name', 'birthDate', 'gender', 'identifier', 'active', 'link']
const carefulOfType: Readonly<Record<string, readonly string[]>> = {
  Patient: identity,
  Person: identity,
  RelatedPerson: identity,
  Practitioner: identity,
  Encounter: ['period'],
  Goal: ['start'],
  MedicationStatement: ['effective'],
  Consent: ['provision'],
}

/** `type` is given for elements of the resource itself, not for those within. */
export function isCareful(name: string, type: string | undefined): boolean {
  const plain = choiceStem(name) ?? name.replace('[x]', '')
  if (carefulNames.has(plain)) return true
  if (type === undefined || !Object.hasOwn(carefulOfType, type)) return false
  return carefulOfType[type]?.includes(plain) ?? false
}

const bookkeeping = new Set(['meta', 'text', 'id', 'language', 'implicitRules'])
const demographic = new Set([
  ...['telecom', 'address', 'photo', 'contact', 'communication', 'maritalStatus'],
  ...['generalPractitioner', 'managingOrganization'],
])
const administrative: Readonly<Record<string, ReadonlySet<string>>> = {
  Patient: demographic,
  Person: demographic,
  RelatedPerson: demographic,
  Practitioner: demographic,
  Encounter: new Set([
    'participant',
    'appointment',
    'location',
    'serviceProvider',
    'statusHistory',
  ]),
}

/** Says nothing that a status, a dose or an identity could hang on. */
export function isAside(name: string, type: string | undefined): boolean {
  if (bookkeeping.has(name) || isStamp(name, type)) return true
  if (type === undefined || !Object.hasOwn(administrative, type)) return false
  return administrative[type]?.has(name) ?? false
}

/** When the resource was last written: of two, the later one is true, and nobody need be asked. */
export function isStamp(name: string, type: string | undefined): boolean {
  return name === 'issued' || (type === 'List' && name === 'date')
}

/** Doses are read together ("one in the morning, two at night"): half of each is a third regimen. */
const whole = new Set(['dosageInstruction', 'dosage', 'doseAndRate', 'provision'])

export const isWhole = (name: string): boolean => whole.has(name)

const unordered = new Set([
  ...['extension', 'modifierExtension', 'identifier', 'category', 'telecom', 'address', 'coding'],
  ...['participant', 'performer', 'contained', 'component', 'communication', 'name', 'link'],
])

/** Lists whose order people made or read: the ranked agenda, the lines of the plan. */
export const isRanked = (name: string): boolean => !unordered.has(name)

const texts = [
  ...['reference', 'display', 'system', 'code', 'unit', 'currency', 'comparator', 'start', 'end'],
  ...['contentType', 'family', 'city', 'postalCode', 'text', 'div', 'authorString', 'when'],
]
const lists = ['coding', 'given', 'line', 'event', 'doseAndRate']
const objects = ['numerator', 'denominator', 'low', 'high', 'repeat', 'authorReference', 'origin']
const ofReference = new Set(['id', 'extension', 'type', '_type', 'identifier'])

/**
 * A data type of FHIR, told by what only data types have, because element names do not say: Quantity,
 * Range, Ratio, Period, Timing, Dosage, CodeableConcept, Coding, Attachment, Reference, Identifier,
 * ContactPoint, Address, Annotation. HumanName too: the given name of one side and the family name
 * of the other make a third person. Taking a part for a data type costs a question, never a mix.
 */
export function isDataType(of: Fields): boolean {
  const own = (name: string): unknown => element(of, name)
  if (typeof own('linkId') === 'string' || typeof own('resourceType') === 'string') return false
  const names = namesOf(of)
  // An extension has nothing beside its value; an attachment with an address has.
  if (typeof own('url') === 'string')
    return names.some((name) => !/^_?(?:url|id|extension|value[A-Z].*)$/.test(name))
  if (own('identifier') !== undefined && names.every((name) => ofReference.has(name))) return true
  if (own('value') !== undefined && typeof own('value') !== 'object') return true
  return (
    texts.some((name) => typeof own(name) === 'string') ||
    lists.some((name) => Array.isArray(own(name))) ||
    objects.some((name) => isFields(own(name)))
  )
}

export function resourceTypeOf(of: Fields | undefined): string | undefined {
  const type = element(of, 'resourceType')
  return typeof type === 'string' ? type : undefined
}
