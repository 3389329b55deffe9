import { plausibleIn, type Measure } from '@/domain/visit/measures'
import type { Measurement } from '@/domain/visit/measurement'
import { ucumOf } from '@/domain/visit/units'

/** A number of a measurement that can be put right. */
interface CorrectableValue {
  /** Empty for the only value of a measurement. */
  readonly name: string
  /** Code of the part; none for the only value. */
  readonly code: string | undefined
  readonly value: number
  readonly unit: string
}

export function correctable({ quantity, parts }: Measurement): readonly CorrectableValue[] {
  if (quantity !== undefined)
    return [{ name: '', code: undefined, value: quantity.value, unit: quantity.unit }]
  return parts.flatMap(({ name, codings, quantity: own }) =>
    own === undefined ? [] : [{ name, code: codings[0]?.code, value: own.value, unit: own.unit }],
  )
}

export function isUnusual(
  measure: Measure | undefined,
  fields: readonly CorrectableValue[],
  values: readonly (number | undefined)[],
): boolean {
  if (measure === undefined) return false
  return fields.some(({ unit, code }, n) => {
    const value = values[n]
    const lower = code !== undefined && measure.second?.codes.includes(code)
    const [low, high] =
      lower && measure.second ? measure.second.plausible : plausibleIn(measure, ucumOf(unit))
    return value !== undefined && (value < low || value > high)
  })
}
