/**
 * The parts of FHIR R4 that we write. Elements we know nothing of ride along: an edit spreads what
 * it was given (`…rest`), so nothing that another system wrote is lost.
 */
export interface Meta {
  readonly versionId?: string
  readonly lastUpdated?: string
}

export interface Reference {
  readonly reference?: string
  readonly display?: string
  readonly type?: string
  readonly extension?: readonly { readonly url: string; readonly valueReference?: Reference }[]
}

export interface CodeableConcept {
  readonly coding?: readonly {
    readonly system?: string
    readonly code?: string
    readonly display?: string
  }[]
  readonly text?: string
}

export interface R4Quantity {
  readonly value?: number
  readonly comparator?: string
  readonly unit?: string
  readonly system?: string
  readonly code?: string
}

export interface Note {
  readonly authorReference?: Reference
  readonly time?: string
  readonly text: string
}

interface Extension {
  readonly url: string
  readonly valueDateTime?: string
  readonly extension?: readonly Extension[]
}

interface Base {
  readonly id: string
  readonly meta?: Meta
  readonly text?: { readonly status?: string; readonly div?: string }
  readonly extension?: readonly Extension[]
}

export interface Observation extends Base {
  readonly resourceType: 'Observation'
  readonly status: string
  readonly category?: readonly CodeableConcept[]
  readonly code: CodeableConcept
  readonly subject: Reference
  readonly encounter?: Reference
  readonly effectiveDateTime?: string
  readonly issued?: string
  readonly performer?: readonly Reference[]
  readonly valueQuantity?: R4Quantity
  readonly component?: readonly {
    readonly code: CodeableConcept
    readonly valueQuantity?: R4Quantity
  }[]
  readonly note?: readonly Note[]
}

export interface Condition extends Base {
  readonly resourceType: 'Condition'
  readonly clinicalStatus?: CodeableConcept
  readonly abatementDateTime?: string
}

export interface MedicationRequest extends Base {
  readonly resourceType: 'MedicationRequest'
  readonly status: string
  readonly statusReason?: CodeableConcept
  readonly note?: readonly Note[]
}

export interface MedicationStatement extends Base {
  readonly resourceType: 'MedicationStatement'
  readonly status: string
  readonly statusReason?: readonly CodeableConcept[]
  readonly effectiveDateTime?: string
  readonly effectivePeriod?: { readonly start?: string; readonly end?: string }
  readonly note?: readonly Note[]
}

export interface Encounter extends Base {
  readonly resourceType: 'Encounter'
  readonly status: string
  readonly class: { readonly system: string; readonly code: string; readonly display?: string }
  readonly subject: Reference
  readonly participant?: readonly { readonly individual?: Reference }[]
  readonly period: { readonly start: string; readonly end?: string }
  readonly appointment?: readonly Reference[]
}
