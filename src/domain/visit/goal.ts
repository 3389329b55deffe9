import type { Coding, Origin } from './record'
import type { Quantity } from './measurement'

/** Active only when both people have agreed: anything else is a proposal. */
export interface Goal {
  readonly origin: Origin
  readonly words: string
  /** Said so by the patient. Other goals are the clinic's words and are shown as such. */
  readonly ownWords: boolean
  /** A parent or helper who wrote the words for the patient. */
  readonly companion?: string
  readonly agreed: boolean
  /** Side by side, same size: who has tapped and who has not. */
  readonly seals: Readonly<Record<GoalSide, Seal>>
  readonly status: 'proposed' | 'active' | 'done' | 'stopped'
  readonly targets: readonly GoalTarget[]
  readonly since?: string
  readonly due?: string
  readonly firstStep?: string
  readonly helper?: string
  /** How sure the patient is, 0 to 10. */
  readonly confidence?: number
  /** What may get in the way, in the patient's own words. */
  readonly inTheWay?: string
  /** Newest first. */
  readonly progress: readonly GoalProgress[]
}

export type GoalSide = 'patient' | 'clinician'

interface Seal {
  readonly state: 'agreed' | 'open' | 'refused'
  /** Whose seal it is, where the record says. */
  readonly by?: string
  /** A parent or helper who tapped for the patient. */
  readonly companion?: string
}

export interface GoalTarget {
  readonly measure: readonly Coding[]
  readonly low?: Quantity
  readonly high?: Quantity
  /** A number given without "at most" or "at least". */
  readonly exact?: Quantity
  readonly due?: string
}

export type ProgressRating = 'better' | 'same' | 'harder' | 'reached'

export interface GoalProgress {
  readonly rating: ProgressRating
  /** In the patient's own words. */
  readonly words?: string
  readonly at?: string
  readonly byName?: string
}

/** A goal as it is written down. What is left out is left empty; `targets` left out stay as they are. */
export interface GoalWords {
  readonly words: string
  readonly firstStep?: string
  readonly helper?: string
  readonly confidence?: number
  readonly inTheWay?: string
  /** A date. */
  readonly due?: string
  readonly targets?: readonly GoalNumber[]
}

/** "LDL below 70 mg/dL". */
export interface GoalNumber {
  readonly measure: Coding
  readonly comparator: '<' | '>='
  readonly value: number
  /** UCUM, and as people read it. */
  readonly unit: string
  readonly unitText: string
}
