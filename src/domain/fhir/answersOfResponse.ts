import type { Form, FormItem, FormQuestion } from '../visit/form'
import type { FormAnswers } from '../visit/formAnswers'
import type { FormValue } from '../visit/formValue'
import { element, listAt, Unreadable, type Fields } from './json'
import { readValue } from './questionnaireValue'

interface Collected {
  readonly values: Map<string, readonly FormValue[]>
  readonly rows: Map<string, FormAnswers[]>
}

/**
 * The answers of a response, put where the form asks for them. What the form does not ask, or asks
 * in another kind, is left out; `null` if the response is damaged.
 */
export function answersOfResponse(form: Form, response: Fields): FormAnswers | null {
  try {
    return collect(listAt(response, 'item'), itemsOf(form.items))
  } catch (fault) {
    if (fault instanceof Unreadable) return null
    throw fault
  }
}

function collect(items: readonly Fields[], asked: ReadonlyMap<string, FormItem>): FormAnswers {
  const into: Collected = { values: new Map(), rows: new Map() }
  add(items, asked, into)
  // One row stands open, as on a form that nobody has touched.
  for (const item of asked.values())
    if (item.kind === 'group' && item.repeats && !into.rows.has(item.linkId))
      into.rows.set(item.linkId, [collect([], itemsOf(item.items))])
  return into
}

function add(
  items: readonly Fields[],
  asked: ReadonlyMap<string, FormItem>,
  into: Collected,
): void {
  for (const item of items) {
    const linkId = element(item, 'linkId')
    const found = typeof linkId === 'string' ? asked.get(linkId) : undefined
    const answers = listAt(item, 'answer')
    if (found?.kind === 'group' && found.repeats) {
      const row = collect(listAt(item, 'item'), itemsOf(found.items))
      into.rows.set(found.linkId, [...(into.rows.get(found.linkId) ?? []), row])
      continue
    }
    if (found?.kind === 'question') {
      const values = answers.flatMap((answer) => fitting(readValue(answer, 'value'), found))
      const kept = found.repeats ? values : values.slice(0, 1)
      if (kept.length > 0) into.values.set(found.linkId, kept)
    }
    add(listAt(item, 'item'), asked, into)
    for (const answer of answers) add(listAt(answer, 'item'), asked, into)
  }
}

/** Every item down to the next repeating group: from there the answers are the row's own. */
function itemsOf(
  items: readonly FormItem[],
  found = new Map<string, FormItem>(),
): ReadonlyMap<string, FormItem> {
  for (const item of items) {
    found.set(item.linkId, item)
    if (item.kind === 'question' || (item.kind === 'group' && !item.repeats))
      itemsOf(item.items, found)
  }
  return found
}

const kinds: Readonly<Record<FormQuestion['answer'], readonly FormValue['kind'][]>> = {
  choice: ['coding', 'text', 'integer'],
  'open-choice': ['coding', 'text', 'integer'],
  string: ['text'],
  text: ['text'],
  url: ['url'],
  integer: ['integer'],
  decimal: ['decimal'],
  quantity: ['quantity'],
  boolean: ['boolean'],
  date: ['date'],
  dateTime: ['dateTime'],
  time: ['time'],
}

function fitting(value: FormValue | undefined, { answer }: FormQuestion): readonly FormValue[] {
  return value !== undefined && kinds[answer].includes(value.kind) ? [value] : []
}
