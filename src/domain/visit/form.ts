/**
 * A form as the person who fills it meets it. What a tablet cannot ask is in it too, as `desk`: a
 * question must not vanish because a screen cannot draw it.
 */
import type { FormValue } from './formValue'

export interface Form {
  readonly id: string
  /** How answers name the form: its canonical address with its version, else `Questionnaire/id`. */
  readonly canonical: string
  readonly title: string
  /** The title as its author wrote it, whatever the language of the screen. */
  readonly writtenTitle: string
  readonly about?: string
  readonly items: readonly FormItem[]
}

export type FormItem = FormGroup | FormQuestion | FormNote | FormDesk

interface ItemBase {
  readonly linkId: string
  /** In the language of the screen; empty where the author wrote nothing. */
  readonly text: string
  /** As the author wrote it: this goes into the record. */
  readonly written: string
  readonly when: FormWhen
  /** Kept and sent, never shown. */
  readonly hidden: boolean
}

export interface FormGroup extends ItemBase {
  readonly kind: 'group'
  readonly required: boolean
  readonly repeats: boolean
  readonly items: readonly FormItem[]
}

export interface FormQuestion extends ItemBase {
  readonly kind: 'question'
  readonly answer: FormAnswerKind
  readonly required: boolean
  readonly repeats: boolean
  readonly readOnly: boolean
  readonly help?: string
  /** Characters. */
  readonly maxLength?: number
  readonly options: readonly FormOption[]
  /** Of a quantity, one of which is chosen; of a plain number, the one that it is in. */
  readonly units: readonly FormUnit[]
  readonly initial: readonly FormValue[]
  /** Asked once this question has an answer. */
  readonly items: readonly FormItem[]
}

export interface FormNote extends ItemBase {
  readonly kind: 'note'
}

/** Asked by a person at the front desk: this tablet cannot. */
export interface FormDesk extends ItemBase {
  readonly kind: 'desk'
  readonly required: boolean
}

export type FormAnswerKind =
  | 'choice'
  | 'open-choice'
  | 'string'
  | 'text'
  | 'url'
  | 'integer'
  | 'decimal'
  | 'quantity'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'time'

export interface FormOption {
  readonly value: FormValue
  /** In the language of the screen. */
  readonly label: string
  /** Chosen alone: "None of these". */
  readonly alone: boolean
}

export interface FormUnit {
  readonly label: string
  readonly system?: string
  readonly code?: string
}

/** Asked always, where there are no conditions. */
export interface FormWhen {
  readonly join: 'all' | 'any'
  readonly conditions: readonly FormCondition[]
}

export interface FormCondition {
  readonly question: string
  readonly operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<='
  readonly value: FormValue
}
