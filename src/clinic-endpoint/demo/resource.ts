/** A FHIR R4 resource as it goes on the wire. Elements are checked by the store's validator. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [element: string]: unknown
}

interface Coding {
  readonly system: string
  readonly code: string
  readonly display: string
}

export interface Concept {
  readonly coding?: readonly Coding[]
  readonly text: string
}

export interface Reference {
  readonly reference: string
  readonly display?: string
}

export const SNOMED = 'http://snomed.info/sct'
export const LOINC = 'http://loinc.org'
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm'
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
export const CVX = 'http://hl7.org/fhir/sid/cvx'
export const UCUM = 'http://unitsofmeasure.org'

/** `http://terminology.hl7.org/CodeSystem/<name>` */
export function hl7(name: string, code: string, display: string): Coding {
  return { system: `http://terminology.hl7.org/CodeSystem/${name}`, code, display }
}

export function concept(text: string, ...coding: Coding[]): Concept {
  return coding.length > 0 ? { coding, text } : { text }
}
