import type { Quantity } from '../visit/measurement'
import { ucum } from './codes'
import { fieldsAt, numberAt, textAt, type Fields } from './json'

const comparators = ['<', '<=', '>=', '>'] as const

/** Nothing where there is no number. A unit is the UCUM code if the source gave one, else its text. */
export function readQuantity(of: Fields | undefined, name: string): Quantity | undefined {
  const quantity = fieldsAt(of, name)
  const value = numberAt(quantity, 'value')
  if (value === undefined) return undefined
  const code = textAt(quantity, 'code')
  const text = textAt(quantity, 'unit')
  const coded = textAt(quantity, 'system') === ucum
  const written = textAt(quantity, 'comparator')
  const comparator = comparators.find((each) => each === written)
  return {
    value,
    unit: (coded ? (code ?? text) : (text ?? code)) ?? '',
    ...(comparator !== undefined && { comparator }),
  }
}

export function quantityWords({ value, unit, comparator }: Quantity): string {
  return `${comparator ?? ''}${value} ${unit}`.trim()
}
