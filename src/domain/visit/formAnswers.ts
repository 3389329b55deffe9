import type { FormItem, FormQuestion } from './form'
import type { FormValue } from './formValue'

/**
 * What was answered, by linkId. A group that repeats has rows, each with answers of its own; any
 * other group is only a heading. Maps, because a linkId may be any text (`constructor` too).
 */
export interface FormAnswers {
  readonly values: ReadonlyMap<string, readonly FormValue[]>
  readonly rows: ReadonlyMap<string, readonly FormAnswers[]>
}

/** Which row of which repeating group, from the outside in. */
export type FormPath = readonly { readonly group: string; readonly row: number }[]

export const noAnswers: FormAnswers = { values: new Map(), rows: new Map() }

/** The answers of one row; none where there is no such row. */
export function answersAt(answers: FormAnswers, path: FormPath): FormAnswers {
  return path.reduce((at, { group, row }) => at.rows.get(group)?.[row] ?? noAnswers, answers)
}

/** No values: the question is unanswered again. */
export function withValues(
  answers: FormAnswers,
  path: FormPath,
  linkId: string,
  values: readonly FormValue[],
): FormAnswers {
  return changeAt(answers, path, (at) => {
    const next = new Map(at.values)
    if (values.length > 0) next.set(linkId, values)
    else next.delete(linkId)
    return { ...at, values: next }
  })
}

export function withRow(
  answers: FormAnswers,
  path: FormPath,
  group: string,
  row: FormAnswers = noAnswers,
): FormAnswers {
  return changeRows(answers, path, group, (rows) => [...rows, row])
}

export function withoutRow(
  answers: FormAnswers,
  path: FormPath,
  group: string,
  row: number,
): FormAnswers {
  return changeRows(answers, path, group, (rows) => rows.filter((_, index) => index !== row))
}

/** What stands there before anybody answers; a repeating group begins with one open row. */
export function initialAnswers(items: readonly FormItem[]): FormAnswers {
  const values = new Map<string, readonly FormValue[]>()
  const rows = new Map<string, readonly FormAnswers[]>()
  const collect = (item: FormItem): void => {
    if (item.kind === 'group' && item.repeats) rows.set(item.linkId, [initialAnswers(item.items)])
    else if (item.kind === 'group') item.items.forEach(collect)
    else if (item.kind === 'question') {
      if (item.initial.length > 0) values.set(item.linkId, firstOnly(item))
      item.items.forEach(collect)
    }
  }
  items.forEach(collect)
  return { values, rows }
}

const firstOnly = ({ initial, repeats }: FormQuestion) => (repeats ? initial : initial.slice(0, 1))

function changeRows(
  answers: FormAnswers,
  path: FormPath,
  group: string,
  change: (rows: readonly FormAnswers[]) => readonly FormAnswers[],
): FormAnswers {
  return changeAt(answers, path, (at) => {
    const next = new Map(at.rows)
    const rows = change(at.rows.get(group) ?? [])
    if (rows.length > 0) next.set(group, rows)
    else next.delete(group)
    return { ...at, rows: next }
  })
}

function changeAt(
  answers: FormAnswers,
  path: FormPath,
  change: (at: FormAnswers) => FormAnswers,
): FormAnswers {
  const [step, ...rest] = path
  if (step === undefined) return change(answers)
  return changeRows(answers, [], step.group, (rows) =>
    rows.map((row, index) => (index === step.row ? changeAt(row, rest, change) : row)),
  )
}
