import { useI18n } from 'vue-i18n'
import type { Goal, GoalTarget } from '@/domain/visit/goal'
import type { Quantity } from '@/domain/visit/measurement'
import { diastolicCodes, measureOfCodes, systolicCodes } from '@/domain/visit/measures'
import type { Coding } from '@/domain/visit/record'
import { ucumOf, unitNameOf } from '@/domain/visit/units'
import { useFormat } from '@/i18n/useFormat'

/** The numbers of a goal in words: "LDL cholesterol below 70 mg/dL". */
export function useGoalWords() {
  const { t } = useI18n()
  const format = useFormat()

  function unitText(unit: string): string {
    const name = unitNameOf(ucumOf(unit))
    return name === 'none' ? unit.replace(/[[\]{}]/g, '') : t(`charts.unit.${name}`)
  }

  function amount({ value, unit }: Quantity): string {
    const symbol = unitText(unit)
    return `${format.number(value)}${symbol === '%' ? '' : ' '}${symbol}`.trim()
  }

  function targetText(target: GoalTarget): string {
    const { low, high, exact } = target
    const measure = nameOf(target.measure)
    if (low !== undefined && high !== undefined)
      return t('plan.goal.between', { measure, low: format.number(low.value), high: amount(high) })
    if (high !== undefined) return t('plan.goal.below', { measure, value: amount(high) })
    if (low !== undefined) return t('plan.goal.above', { measure, value: amount(low) })
    return exact === undefined ? '' : t('plan.goal.at', { measure, value: amount(exact) })
  }

  function nameOf(codings: readonly Coding[]): string {
    const has = (codes: readonly string[]) => codings.some(({ code }) => codes.includes(code))
    if (has(systolicCodes)) return t('plan.goalSheet.upper')
    if (has(diastolicCodes)) return t('plan.goalSheet.lower')
    const measure = measureOfCodes(codings)
    return measure ? t(`charts.measure.${measure.key}.name`) : (codings[0]?.display ?? '')
  }

  /** One line for each number; a day alone is no number. */
  const numbersOf = ({ targets }: Goal): readonly string[] =>
    targets.map(targetText).filter((text) => text !== '')

  return { numbersOf, unitText }
}
