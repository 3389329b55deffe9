import { ParseConformance } from 'fhir/parseConformance.js'

/** One element of a FHIR R4 type, as the `fhir` package reads the specification's own definitions. */
export interface ElementDefinition {
  readonly _name: string
  readonly _type: string
  readonly _multiple?: boolean
  readonly _required?: boolean
  /** The name before a value[x]'s type: `value` of valueQuantity. */
  readonly _choice?: string
  readonly _targetProfiles?: string | readonly string[]
  readonly _properties?: readonly ElementDefinition[]
}

interface TypeDefinition {
  readonly _kind?: string
  readonly _properties: readonly ElementDefinition[]
}

/** FHIR R4's definitions, read once for the process: validator, search and metadata share them. */
export const conformance = new ParseConformance(true)
const definitions = conformance.parsedStructureDefinitions as Record<string, TypeDefinition>

const abstractTypes = new Set(['Resource', 'DomainResource', 'CatalogEntry', 'Parameters'])
export const resourceTypes: readonly string[] = Object.keys(definitions)
  .filter((type) => definitions[type]?._kind === 'resource' && !abstractTypes.has(type))
  .sort()
const known = new Set(resourceTypes)

export function isResourceType(type: string): boolean {
  return known.has(type)
}

/** Undefined for a type that is not one of FHIR R4's. */
export function elementsOf(type: string): readonly ElementDefinition[] | undefined {
  return Object.hasOwn(definitions, type) ? definitions[type]?._properties : undefined
}

export function hasElement(type: string, name: string): boolean {
  return elementsOf(type)?.some((element) => element._name === name) ?? false
}

/** The types an element's reference may point at; empty: any. */
export function targetsOf(element: ElementDefinition): string[] {
  const profiles = element._targetProfiles ?? []
  const targets = (typeof profiles === 'string' ? [profiles] : profiles)
    .map((profile) => profile.split('/').at(-1) ?? '')
    .filter((type) => type !== '')
  return targets.includes('Resource') ? [] : targets
}
