import type { Measure } from '@/domain/visit/measures'
import type { Span } from '@/domain/visit/target'
import type { TrendPoint } from '@/domain/visit/trend'
import type { Axis, TimeTick } from './chartScale'
import type { ChartLook } from './chartLook'
import type { PlacedFlag } from './placeFlags'

/** All that the picture needs, words and colours included: the drawing code asks nobody. */
export interface ChartInput {
  readonly measure: Measure
  /** In the chosen range, oldest first; at least one. */
  readonly points: readonly TrendPoint[]
  readonly first: TrendPoint
  readonly last: TrendPoint
  readonly span: Span | undefined
  readonly look: ChartLook
  readonly axis: Axis
  readonly ticks: readonly TimeTick[]
  readonly flags: readonly PlacedFlag[]
  /** Points that carry their value, most important first. */
  readonly told: readonly TrendPoint[]
  readonly say: {
    readonly value: (point: TrendPoint) => string
    readonly tick: (value: number) => string
    readonly when: (point: TrendPoint) => string
    readonly last: string
    readonly band: string
    readonly unit: string
  }
  /** px kept free at the right for the newest value, and on top for the flags. */
  readonly room: { readonly end: number; readonly top: number }
}
