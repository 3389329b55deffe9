import type { Coding, Origin } from './record'
import type { Quantity } from './measurement'

/** Active only when both people have agreed: anything else is a proposal. */
export interface Goal {
  readonly origin: Origin
  readonly words: string
  /** Said so by the patient. Other goals are the clinic's words and are shown as such. */
  readonly ownWords: boolean
  readonly agreed: boolean
  readonly status: 'proposed' | 'active' | 'done' | 'stopped'
  readonly targets: readonly GoalTarget[]
  readonly since?: string
  readonly due?: string
}

export interface GoalTarget {
  readonly measure: readonly Coding[]
  readonly low?: Quantity
  readonly high?: Quantity
  /** A number given without "at most" or "at least". */
  readonly exact?: Quantity
  readonly due?: string
}
