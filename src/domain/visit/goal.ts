import type { Coding, Origin } from './record'
import type { Quantity } from './measurement'

/** Active only when both people have agreed: anything else is a proposal. */
export interface Goal {
  readonly origin: Origin
  /** The patient's own words where they were written down. */
  readonly words: string
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
