import type { Form, FormCondition, FormItem } from './form'
import { answersAt, type FormAnswers, type FormPath } from './formAnswers'
import { mapOf, type FormPlace } from './formMap'
import { compareValues, sameValue, type FormValue } from './formValue'

/** Tells whether an item is asked, given the answers so far. Ask anew after each answer. */
export type FormLook = (item: FormItem, path: FormPath) => boolean

/**
 * An answer to a question that is not asked (any more) counts as none (FHIR R4, enableWhen). A
 * circle of conditions asks: a question too many is better than one that nobody ever sees.
 */
export function lookAt(form: Form, answers: FormAnswers): FormLook {
  const { places, circular } = mapOf(form)
  const known = new Map<string, boolean>()

  function isAsked(item: FormItem, path: FormPath): boolean {
    const key = JSON.stringify([path.map(({ row }) => row), item.linkId])
    const before = known.get(key)
    if (before !== undefined) return before
    const { conditions, join } = item.when
    const holds = (condition: FormCondition) => conditionHolds(condition, path)
    const asked =
      conditions.length === 0 ||
      circular.has(item.linkId) ||
      (join === 'all' ? conditions.every(holds) : conditions.some(holds))
    known.set(key, asked)
    return asked
  }

  function conditionHolds({ question, operator, value }: FormCondition, path: FormPath): boolean {
    const found = valuesOf(question, path)
    if (operator === 'exists') return found.length > 0 === (value.kind !== 'boolean' || value.yes)
    return found.some((answer) => valueHolds(answer, operator, value))
  }

  /** In the same row if it is there, else in every row that has it. */
  function valuesOf(question: string, path: FormPath): readonly FormValue[] {
    const place = places.get(question)
    if (place === undefined) return []
    const groups = place.around.filter((each) => each.kind === 'group' && each.repeats)
    return pathsTo(
      groups.map(({ linkId }) => linkId),
      path,
    ).flatMap((at) =>
      reached(place, at) ? (answersAt(answers, at).values.get(question) ?? []) : [],
    )
  }

  function pathsTo(groups: readonly string[], from: FormPath): FormPath[] {
    let paths: FormPath[] = [[]]
    groups.forEach((group, depth) => {
      const here = from[depth]
      const same =
        here?.group === group && groups.slice(0, depth).every((g, n) => from[n]?.group === g)
      paths = paths.flatMap((path) =>
        same
          ? [[...path, here]]
          : (answersAt(answers, path).rows.get(group) ?? []).map((_, row) => [
              ...path,
              { group, row },
            ]),
      )
    })
    return paths
  }

  function reached({ item, around }: FormPlace, path: FormPath): boolean {
    return [...around, item].every((each, depth, all) => {
      const at = path.slice(0, all.slice(0, depth).filter(isRepeating).length)
      const parent = all[depth - 1]
      const open = parent?.kind !== 'question' || answersAt(answers, at).values.has(parent.linkId)
      return open && isAsked(each, at)
    })
  }

  return isAsked
}

const isRepeating = (item: FormItem) => item.kind === 'group' && item.repeats

function valueHolds(answer: FormValue, operator: FormCondition['operator'], value: FormValue) {
  if (operator === '=') return sameAnswer(answer, value)
  if (operator === '!=') return !sameAnswer(answer, value)
  const order = compareValues(answer, value)
  if (order === undefined) return false
  switch (operator) {
    case '>':
      return order > 0
    case '<':
      return order < 0
    case '>=':
      return order >= 0
    default:
      return order <= 0
  }
}

/** Conditions of older forms name an option by its words. */
function sameAnswer(answer: FormValue, value: FormValue): boolean {
  if (answer.kind === 'coding' && value.kind === 'text')
    return answer.display === value.text || answer.code === value.text
  return sameValue(answer, value)
}
