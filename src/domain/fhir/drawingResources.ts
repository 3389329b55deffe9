import type { CodeableConcept, Meta, Note, Reference } from './r4'

/** The FHIR R4 resources that a drawing and a lesson given are written as. */
export interface DrawingDocument {
  readonly resourceType: 'DocumentReference'
  readonly id: string
  readonly meta?: Meta
  readonly status: 'current' | 'superseded' | 'entered-in-error'
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[]
  readonly type: CodeableConcept
  readonly category: readonly CodeableConcept[]
  readonly subject: Reference
  readonly date: string
  readonly author: readonly Reference[]
  readonly description: string
  readonly content: readonly {
    readonly attachment: {
      readonly contentType: string
      readonly url: string
      readonly title: string
    }
  }[]
  readonly context?: { readonly encounter?: readonly Reference[] }
}

export interface BinaryOfPatient {
  readonly resourceType: 'Binary'
  readonly id: string
  readonly meta?: Meta
  readonly contentType: string
  readonly securityContext: Reference
  readonly data: string
}

export interface DrawingProvenance {
  readonly resourceType: 'Provenance'
  readonly id: string
  readonly target: readonly Reference[]
  readonly recorded: string
  readonly agent: readonly { readonly type: CodeableConcept; readonly who: Reference }[]
}

export interface LessonProcedure {
  readonly resourceType: 'Procedure'
  readonly id: string
  readonly status: 'completed'
  readonly code: CodeableConcept
  readonly instantiatesUri: readonly string[]
  readonly subject: Reference
  readonly encounter: Reference
  readonly performedPeriod: { readonly start: string; readonly end: string }
  readonly performer?: readonly { readonly actor: Reference }[]
  readonly usedCode: readonly CodeableConcept[]
  readonly note: readonly Note[]
}
