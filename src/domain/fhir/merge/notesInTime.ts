import { millisecondsOf } from '../../visit/when'
import { element, isFields } from '../json'
import type { KeyedList, KeyedLists } from './listKeys'

/**
 * What was there stays in its order; new notes of both sides follow in the order of time. One
 * without a time stays behind the one that it stood behind.
 */
export function notesInTime(
  { base, mine, theirs }: KeyedLists,
  alive: ReadonlySet<string>,
): readonly string[] {
  const before = theirs.keys.filter((key) => base.items.has(key) && alive.has(key))
  const isNew = (key: string) => !base.items.has(key)
  const added = newNotes(theirs, isNew)
  const own = newNotes(mine, (key) => isNew(key) && !theirs.items.has(key))
  return [...before, ...zipped(added, own).map(({ key }) => key)]
}

interface NewNote {
  readonly key: string
  /** Never before the one that it stood behind. */
  readonly from: number
}

function newNotes({ keys, items }: KeyedList, isNew: (key: string) => boolean): readonly NewNote[] {
  let from = Number.NEGATIVE_INFINITY
  return keys.flatMap((key) => {
    if (!isNew(key)) return []
    from = Math.max(from, timeOf(items.get(key)) ?? from)
    return [{ key, from }]
  })
}

/** Each side keeps its own order. At the same time the same one goes first on every tablet. */
function zipped(some: readonly NewNote[], others: readonly NewNote[]): readonly NewNote[] {
  const all: NewNote[] = []
  const waiting = [...others].reverse()
  for (const note of some) {
    for (let next = waiting.at(-1); next && isEarlier(next, note); next = waiting.at(-1)) {
      all.push(next)
      waiting.pop()
    }
    all.push(note)
  }
  return [...all, ...waiting.reverse()]
}

const isEarlier = (one: NewNote, other: NewNote): boolean =>
  one.from === other.from ? one.key < other.key : one.from < other.from

function timeOf(note: unknown): number | undefined {
  const time = isFields(note) ? element(note, 'time') : undefined
  const found = typeof time === 'string' ? millisecondsOf(time) : Number.NaN
  return Number.isNaN(found) ? undefined : found
}
