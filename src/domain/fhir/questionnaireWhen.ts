import type { FormCondition, FormWhen } from '../visit/form'
import { element, listAt, textAt, type Fields } from './json'
import { readValue } from './questionnaireValue'

const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const

/** `undefined` where a condition cannot be told: then a person has to ask. */
export function readWhen(item: Fields): FormWhen | undefined {
  const conditions = listAt(item, 'enableWhen').map(readCondition)
  if (!conditions.every((condition) => condition !== undefined)) return undefined
  // Left out although there are several: "any" asks more often, and so hides nothing.
  return { join: textAt(item, 'enableBehavior') === 'all' ? 'all' : 'any', conditions }
}

function readCondition(when: Fields): FormCondition | undefined {
  const question = element(when, 'question')
  const written = element(when, 'operator')
  const operator = operators.find((each) => each === written)
  const value = readValue(when, 'answer')
  return typeof question === 'string' && operator !== undefined && value !== undefined
    ? { question, operator, value }
    : undefined
}
