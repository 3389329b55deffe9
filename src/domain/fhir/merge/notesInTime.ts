import { millisecondsOf } from '../../visit/when'
import { element, isFields } from '../json'
import type { KeyedLists } from './listKeys'

/**
 * What was there stays in its order; new notes of both sides follow in the order of time. One
 * without a time stays behind the one that it stood behind.
 */
export function notesInTime(
  { base, mine, theirs }: KeyedLists,
  alive: ReadonlySet<string>,
): readonly string[] {
  const before = theirs.keys.filter((key) => base.items.has(key) && alive.has(key))
  const kept = base.keys.filter((key) => alive.has(key) && !theirs.items.has(key))
  const when = new Map<string, number>()
  for (const { keys, items } of [mine, theirs]) {
    let last = Number.NEGATIVE_INFINITY
    for (const key of keys) {
      last = timeOf(items.get(key)) ?? last
      if (!base.items.has(key) && alive.has(key)) when.set(key, last)
    }
  }
  const added = [...when].sort(
    ([a, early], [b, late]) => (early === late ? 0 : early - late) || (a < b ? -1 : 1),
  )
  return [...before, ...kept, ...added.map(([key]) => key)]
}

function timeOf(note: unknown): number | undefined {
  const time = isFields(note) ? element(note, 'time') : undefined
  const found = typeof time === 'string' ? millisecondsOf(time) : Number.NaN
  return Number.isNaN(found) ? undefined : found
}
