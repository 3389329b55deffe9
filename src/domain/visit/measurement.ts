import type { Coding, Origin } from './record'

/** A number with its UCUM unit as it was written down. Never compare two before converting. */
export interface Quantity {
  readonly value: number
  /** UCUM code where the source gave one, else the unit's text. */
  readonly unit: string
  readonly comparator?: '<' | '<=' | '>=' | '>'
}

/** One result or vital sign. A blood pressure is one measurement with two parts. */
export interface Measurement {
  readonly origin: Origin
  readonly name: string
  readonly codings: readonly Coding[]
  readonly category: 'vital' | 'laboratory' | 'survey' | 'other'
  /** Instant or date of the measurement itself, not of its entry. */
  readonly when?: string
  readonly quantity?: Quantity
  /** Result in words, where it is not a number. */
  readonly words?: string
  readonly parts: readonly MeasurementPart[]
  /** Taken by the patient at home. */
  readonly atHome: boolean
  /** Was this value corrected after it was first entered. */
  readonly corrected: boolean
}

export interface MeasurementPart {
  readonly name: string
  readonly codings: readonly Coding[]
  readonly quantity?: Quantity
  readonly words?: string
}
