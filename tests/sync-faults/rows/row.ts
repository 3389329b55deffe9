import type { Engine } from '../world/realm'
import type { Verdict } from '../oracle/judge'

/** One row of the fault matrix. */
export interface Row {
  readonly name: string
  /** What is promised, as it is printed. */
  readonly promise: string
  /** Runs in the seeded sample, and in the long form. */
  readonly runs: { readonly short: number; readonly long: number }
  /** One run. The same engine, seed and number give the same verdict, always. */
  readonly run: (engine: Engine, seed: number, long: boolean) => Promise<Verdict>
}
