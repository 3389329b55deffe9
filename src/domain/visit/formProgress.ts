import { eachAsked, type AskedItem } from './formShown'

/** Questions that a person can answer here, and how many have an answer. */
export function formProgress(items: readonly AskedItem[]): { answered: number; of: number } {
  let answered = 0
  let of = 0
  for (const asked of eachAsked(items)) {
    if (asked.kind !== 'question' || asked.item.readOnly) continue
    of += 1
    if (asked.values.length > 0) answered += 1
  }
  return { answered, of }
}

export interface FormFault {
  /** The key of the question that is in the way. */
  readonly key: string
  readonly fault: 'missing' | 'too-long' | 'not-whole'
}

/** What keeps these items from being complete, in reading order. What the desk asks is not a fault. */
export function formFaults(items: readonly AskedItem[]): readonly FormFault[] {
  return [...eachAsked(items)].flatMap((asked): readonly FormFault[] => {
    switch (asked.kind) {
      case 'question':
        return questionFaults(asked)
      case 'group':
        return asked.item.required ? emptyGroup(asked.items) : []
      case 'rows':
        return asked.item.required ? emptyGroup(asked.rows.flat()) : []
      case 'words':
        return []
    }
  })
}

/** Items that must be answered and that only a person at the front desk can ask. */
export function askedAtDesk(items: readonly AskedItem[]): readonly AskedItem[] {
  return [...eachAsked(items)].filter(({ item }) => item.kind === 'desk')
}

function questionFaults({ key, item, values }: Extract<AskedItem, { kind: 'question' }>) {
  if (item.readOnly) return []
  if (item.required && values.length === 0) return [{ key, fault: 'missing' as const }]
  const { maxLength } = item
  if (maxLength !== undefined && values.some((v) => 'text' in v && lengthOf(v.text) > maxLength))
    return [{ key, fault: 'too-long' as const }]
  if (values.some((value) => value.kind === 'integer' && !isInteger32(value.number)))
    return [{ key, fault: 'not-whole' as const }]
  return []
}

/** A group that must be there is there once one of its questions has an answer. */
function emptyGroup(items: readonly AskedItem[]): readonly FormFault[] {
  const questions = [...eachAsked(items)].filter((asked) => asked.kind === 'question')
  const first = questions.find(({ item }) => !item.readOnly)
  if (first === undefined || questions.some(({ values }) => values.length > 0)) return []
  return first.item.required ? [] : [{ key: first.key, fault: 'missing' }]
}

/** Letters as people count them, near enough: an emoji is one. */
const lengthOf = (text: string) => Array.from(text).length
const isInteger32 = (number: number) =>
  Number.isInteger(number) && Math.abs(number) <= 2_147_483_647
