import type { CodeableConcept, Meta, Reference } from './r4'

interface OwnExtension {
  readonly url: string
  readonly valueString?: string
  readonly valueDate?: string
  readonly valueReference?: Reference
}

/** A concern, a question, or the answer to one, as FHIR R4 has it. */
export interface ConcernCommunication {
  readonly resourceType: 'Communication'
  readonly id: string
  readonly meta?: Meta
  readonly extension?: readonly OwnExtension[]
  readonly inResponseTo?: readonly Reference[]
  readonly status: 'completed' | 'entered-in-error'
  readonly category: readonly CodeableConcept[]
  readonly subject: Reference
  readonly encounter: Reference
  readonly sent: string
  readonly recipient?: readonly Reference[]
  readonly sender: Reference
  readonly payload?: readonly { readonly contentString: string }[]
}

/** The patient's own order of what is on the agenda of one visit. */
export interface AgendaList {
  readonly resourceType: 'List'
  readonly id: string
  readonly meta?: Meta
  readonly status: 'current'
  readonly mode: 'working'
  readonly code: CodeableConcept
  readonly subject: Reference
  readonly encounter: Reference
  readonly date: string
  readonly source: Reference
  readonly entry?: readonly { readonly item: Reference }[]
}

export interface MattersObservation {
  readonly resourceType: 'Observation'
  readonly id: string
  readonly meta?: Meta
  readonly status: 'final' | 'amended' | 'entered-in-error'
  readonly category: readonly CodeableConcept[]
  readonly code: CodeableConcept
  readonly subject: Reference
  readonly encounter: Reference
  readonly effectiveDateTime: string
  readonly performer: readonly Reference[]
  readonly valueString: string
}
