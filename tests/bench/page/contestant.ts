import type { Observation } from './samples'

/** What everybody in the bench can do, each in its own way with its own store. */
export interface Contestant {
  /** Brings these patients here from a server, for the first time. */
  readonly pull: (patients: readonly string[]) => Promise<void>
  /** Resolves once the edit is durable. */
  readonly save: (resource: Observation) => Promise<void>
  /** Puts this many edits in the queue; the fastest way there is. */
  readonly fill: (edits: readonly Observation[]) => Promise<void>
  /** Sends all that waits; `batch` edits to a request where that can be chosen. */
  readonly drain: (batch: number) => Promise<void>
  /** Everything of one patient, and the points of the weight curve in it. */
  readonly read: (patient: string) => Promise<Opened>
  /** Lets go of what `read` may have kept, as when a visit closes. */
  readonly forget: () => void
  readonly close: () => Promise<void>
}

export interface Opened {
  readonly all: readonly unknown[]
  readonly weights: { x: number; y: number }[]
}

export type Open = () => Promise<Contestant>
