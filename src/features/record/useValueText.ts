import { useI18n } from 'vue-i18n'
import type { Measurement, Quantity } from '@/domain/visit/measurement'
import { diastolicCodes, systolicCodes } from '@/domain/visit/measures'
import { ucumOf, unitNameOf } from '@/domain/visit/units'

/** A value as it was written, its unit the way people read it: "134/80 mm Hg", "<5 mg/g". */
export function useValueText() {
  const { t } = useI18n()

  function unitText(unit: string): string {
    const name = unitNameOf(ucumOf(unit))
    if (name !== 'none') return t(`charts.unit.${name}`)
    // "{INR}" and the like only count: the test's name says what.
    return /^\{.*\}$|^1$/.test(unit) ? '' : plainUnit(unit)
  }

  function quantityText({ value, unit, comparator }: Quantity): string {
    const symbol = unitText(unit)
    return `${comparator ?? ''}${shortNumber(value)}${symbol === '%' ? '' : ' '}${symbol}`.trim()
  }

  function valueText(measurement: Measurement): string {
    const part = (codes: readonly string[]) =>
      measurement.parts.find(({ codings }) => codings.some(({ code }) => codes.includes(code)))
        ?.quantity
    const upper = part(systolicCodes)
    const lower = part(diastolicCodes)
    if (upper !== undefined && lower !== undefined)
      return `${shortNumber(upper.value)}/${quantityText(lower)}`
    if (measurement.quantity !== undefined) return quantityText(measurement.quantity)
    if (measurement.words !== undefined) return measurement.words
    return measurement.parts
      .map(
        (each) =>
          `${each.name}: ${each.quantity ? quantityText(each.quantity) : (each.words ?? '')}`,
      )
      .join(', ')
  }
  return { valueText, unitText }
}

/** Generated records carry 14 digits that nobody measured. */
export function shortNumber(value: number): string {
  return String(
    Math.abs(value) >= 100 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100,
  )
}

/** "10*3/uL" is written ×10³/µL on paper. */
function plainUnit(unit: string): string {
  const raised = (digit: string) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))
  return unit
    .replace(/[[\]]/g, '')
    .replace(/10\*(\d)/, (_, digit: string) => `×10${raised(digit)}`)
    .replace(/\bu(?=[LgmM])/, 'µ')
}
