import type { CodeableConcept, Meta, Reference } from './r4'

interface OwnExtension {
  readonly url: string
  readonly valueCode?: string
  readonly valueString?: string
  readonly valueDateTime?: string
}

/** What the patient lets us send, as FHIR R4 has it. */
export interface ConsentResource {
  readonly resourceType: 'Consent'
  readonly id: string
  readonly meta?: Meta
  readonly text?: { readonly status?: string; readonly div?: string }
  readonly extension?: readonly OwnExtension[]
  readonly status: 'active' | 'inactive'
  readonly scope: CodeableConcept
  readonly category: readonly CodeableConcept[]
  readonly patient: Reference
  readonly dateTime: string
  readonly performer?: readonly Reference[]
  readonly policyRule: CodeableConcept
  readonly provision: {
    readonly type: 'permit'
    readonly period: { readonly start: string; readonly end?: string }
    readonly class: readonly { readonly system: string; readonly code: string }[]
    readonly provision?: readonly {
      readonly type: 'permit'
      readonly code: readonly CodeableConcept[]
    }[]
  }
}

export interface ContactPoint {
  readonly system?: string
  readonly value?: string
  readonly use?: string
  readonly extension?: readonly OwnExtension[]
}

/** Of a Patient, only what an address needs; everything else rides along. */
export interface PatientResource {
  readonly resourceType: 'Patient'
  readonly id: string
  readonly meta?: Meta
  readonly text?: { readonly status?: string; readonly div?: string }
  readonly telecom?: readonly ContactPoint[]
}
