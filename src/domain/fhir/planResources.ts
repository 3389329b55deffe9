import type { CodeableConcept, Meta, Note, Reference } from './r4'

/** The FHIR R4 resources that a plan, its answers, a goal and a teach-back are written as. */
export interface OwnExtension {
  readonly url: string
  readonly valueString?: string
  readonly valueCode?: string
  readonly valueInteger?: number
  readonly valueBoolean?: boolean
  readonly valueDateTime?: string
  readonly valueReference?: Reference
  readonly extension?: readonly OwnExtension[]
}

interface Written {
  readonly id: string
  readonly meta?: Meta
  readonly text?: { readonly status?: string; readonly div?: string }
  readonly extension?: readonly OwnExtension[]
}

export interface PlanActivity {
  readonly id?: string
  readonly extension?: readonly OwnExtension[]
  readonly reference?: Reference
  readonly detail?: {
    readonly kind?: string
    readonly code?: CodeableConcept
    readonly status: string
    readonly description?: string
    readonly scheduledString?: string
  }
}

export interface CarePlan extends Written {
  readonly resourceType: 'CarePlan'
  readonly status: string
  readonly intent: string
  readonly category?: readonly CodeableConcept[]
  readonly title?: string
  readonly subject: Reference
  readonly encounter?: Reference
  readonly period?: { readonly start?: string }
  readonly created?: string
  readonly author?: Reference
  readonly activity?: readonly PlanActivity[]
}

export interface PlanCommunication extends Written {
  readonly resourceType: 'Communication'
  readonly inResponseTo?: readonly Reference[]
  readonly status: string
  readonly category: readonly CodeableConcept[]
  readonly subject: Reference
  readonly about?: readonly Reference[]
  readonly encounter?: Reference
  readonly sent: string
  readonly recipient?: readonly Reference[]
  readonly sender: Reference
  readonly payload?: readonly { readonly contentString: string }[]
}

export interface GoalNote extends Note {
  readonly extension?: readonly OwnExtension[]
}

export interface GoalResource extends Written {
  readonly resourceType: 'Goal'
  readonly lifecycleStatus: string
  readonly achievementStatus?: CodeableConcept
  readonly description: CodeableConcept
  readonly subject: Reference
  readonly startDate?: string
  readonly statusDate?: string
  readonly target?: readonly {
    readonly measure?: CodeableConcept
    readonly detailQuantity?: object
    readonly detailRange?: object
    readonly dueDate?: string
  }[]
  readonly expressedBy?: Reference
  readonly note?: readonly GoalNote[]
}

export interface AgreementProvenance {
  readonly resourceType: 'Provenance'
  readonly id: string
  readonly target: readonly Reference[]
  readonly recorded: string
  readonly activity: CodeableConcept
  readonly agent: readonly { readonly type: CodeableConcept; readonly who: Reference }[]
}

export interface TeachBackResponse extends Written {
  readonly resourceType: 'QuestionnaireResponse'
  readonly questionnaire: string
  readonly status: string
  readonly subject: Reference
  readonly encounter: Reference
  readonly authored: string
  readonly author: Reference
  readonly source: Reference
  readonly item: readonly {
    readonly linkId: string
    readonly text?: string
    readonly answer: readonly { readonly valueString?: string; readonly valueCoding?: object }[]
  }[]
}
