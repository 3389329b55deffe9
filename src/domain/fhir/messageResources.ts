import type { CodeableConcept, Meta, Reference } from './r4'

export interface MessageExtension {
  readonly url: string
  readonly valueCode?: string
  readonly valueString?: string
  readonly valueDateTime?: string
  readonly valueInteger?: number
}

/** A message that waits to be sent, and what became of it. */
export interface MessageRequest {
  readonly resourceType: 'CommunicationRequest'
  readonly id: string
  readonly meta?: Meta
  readonly language: string
  readonly extension: readonly MessageExtension[]
  readonly status: 'active' | 'completed' | 'revoked' | 'on-hold'
  readonly statusReason?: CodeableConcept
  readonly category: readonly CodeableConcept[]
  readonly medium: readonly CodeableConcept[]
  readonly subject: Reference
  readonly about?: readonly Reference[]
  readonly encounter?: Reference
  readonly payload: readonly { readonly contentString: string }[]
  readonly occurrenceDateTime?: string
  readonly authoredOn: string
  readonly requester: Reference
  readonly recipient: readonly Reference[]
}

/** What the clinic's program writes once the mail server has taken a message. */
export interface SentMessage {
  readonly resourceType: 'Communication'
  readonly id: string
  readonly language: string
  readonly basedOn: readonly Reference[]
  readonly status: 'completed'
  readonly category: readonly CodeableConcept[]
  readonly medium: readonly CodeableConcept[]
  readonly subject: Reference
  readonly about?: readonly Reference[]
  readonly encounter?: Reference
  readonly sent: string
  readonly recipient: readonly Reference[]
  readonly payload: readonly { readonly contentString: string }[]
}
