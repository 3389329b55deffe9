import type { Form, FormDesk, FormGroup, FormItem, FormNote, FormQuestion } from './form'
import { answersAt, type FormAnswers, type FormPath } from './formAnswers'
import { lookAt } from './formLook'
import type { FormValue } from './formValue'

/** A form with only what is asked now, and the answers in their places. */
export type AskedItem = AskedQuestion | AskedGroup | AskedRows | AskedWords

interface AskedBase {
  /** Unlike any other on the form. */
  readonly key: string
  readonly path: FormPath
}

export interface AskedQuestion extends AskedBase {
  readonly kind: 'question'
  readonly item: FormQuestion
  readonly values: readonly FormValue[]
  readonly items: readonly AskedItem[]
}

export interface AskedGroup extends AskedBase {
  readonly kind: 'group'
  readonly item: FormGroup
  readonly items: readonly AskedItem[]
}

export interface AskedRows extends AskedBase {
  readonly kind: 'rows'
  readonly item: FormGroup
  readonly rows: readonly (readonly AskedItem[])[]
}

export interface AskedWords extends AskedBase {
  readonly kind: 'words'
  readonly item: FormNote | FormDesk
}

/** Hidden items are in it: they are kept and sent. Screens leave them out by `item.hidden`. */
export function askedItems(form: Form, answers: FormAnswers): readonly AskedItem[] {
  const isAsked = lookAt(form, answers)

  const all = (items: readonly FormItem[], path: FormPath): readonly AskedItem[] =>
    items.filter((item) => isAsked(item, path)).map((item) => one(item, path))

  function one(item: FormItem, path: FormPath): AskedItem {
    const key = keyOf(item, path)
    const at = answersAt(answers, path)
    switch (item.kind) {
      case 'question': {
        const values = at.values.get(item.linkId) ?? []
        const items = values.length > 0 ? all(item.items, path) : []
        return { kind: 'question', key, path, item, values, items }
      }
      case 'group': {
        if (!item.repeats) return { kind: 'group', key, path, item, items: all(item.items, path) }
        const rows = (at.rows.get(item.linkId) ?? []).map((_, row) =>
          all(item.items, [...path, { group: item.linkId, row }]),
        )
        return { kind: 'rows', key, path, item, rows }
      }
      default:
        return { kind: 'words', key, path, item }
    }
  }

  return all(form.items, [])
}

/** Every asked item that a person sees, in reading order. */
export function* eachAsked(items: readonly AskedItem[]): Generator<AskedItem> {
  for (const asked of items) {
    if (asked.item.hidden) continue
    yield asked
    if (asked.kind === 'rows') for (const row of asked.rows) yield* eachAsked(row)
    else if (asked.kind !== 'words') yield* eachAsked(asked.items)
  }
}

function keyOf({ linkId }: FormItem, path: FormPath): string {
  const rows = path.map(({ group, row }) => `${group}.${String(row)}`)
  return encodeURIComponent([...rows, linkId].join(' '))
}
