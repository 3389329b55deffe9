import { canonical } from './equal'
import { itemKey } from './itemKey'

export interface KeyedList {
  /** One key for each item, each once, in the order of the list. */
  readonly keys: readonly string[]
  readonly items: ReadonlyMap<string, unknown>
}

export interface KeyedLists {
  readonly base: KeyedList
  readonly mine: KeyedList
  readonly theirs: KeyedList
  /** Some key stands twice in a list: those items are told apart by their whole content. */
  readonly repeats: boolean
}

export interface Lists {
  readonly base: readonly unknown[]
  readonly mine: readonly unknown[]
  readonly theirs: readonly unknown[]
}

const nameless = 'nameless'

/**
 * Finds a key for every item, or `undefined` where the sides cannot be laid side by side: both
 * changed among items that nothing tells apart.
 */
export function keyedLists(name: string, lists: Lists): KeyedLists | undefined {
  const found = {
    base: lists.base.map((item) => itemKey(name, item)),
    mine: lists.mine.map((item) => itemKey(name, item)),
    theirs: lists.theirs.map((item) => itemKey(name, item)),
  }
  const repeated = new Set([found.base, found.mine, found.theirs].flatMap(repeatedIn))
  const base = keyed(lists.base, found.base, repeated)
  const mine = keyed(lists.mine, found.mine, repeated)
  const theirs = keyed(lists.theirs, found.theirs, repeated)
  if (name !== 'note' && repeated.size > 0 && isAmbiguous(base, mine, theirs)) return undefined
  return { base, mine, theirs, repeats: repeated.size > 0 }
}

function repeatedIn(keys: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const seen = new Set<string>()
  return keys.filter((key) => {
    if (key === undefined || seen.has(key)) return true
    seen.add(key)
    return false
  })
}

interface Telling extends KeyedList {
  /** Keys of items told apart by content, each with the key that they share. */
  readonly told: ReadonlyMap<string, string | undefined>
}

function keyed(
  list: readonly unknown[],
  found: readonly (string | undefined)[],
  repeated: ReadonlySet<string | undefined>,
): Telling {
  const items = new Map<string, unknown>()
  const told = new Map<string, string | undefined>()
  const times = new Map<string, number>()
  const keys = list.map((item, index) => {
    const own = found[index]
    if (own !== undefined && !repeated.has(own)) {
      items.set(`key ${own}`, item)
      return `key ${own}`
    }
    const content = `${own === undefined ? nameless : `same ${own}`} ${canonical(item)}`
    const nth = (times.get(content) ?? 0) + 1
    times.set(content, nth)
    const key = `${content} ${nth}`
    items.set(key, item)
    told.set(key, own)
    return key
  })
  return { keys, items, told }
}

/**
 * Both sides changed among items that share a key. Items that only came to such a row (a second
 * language, a third category) are no clash; without any key nobody knows whether two new items are
 * one and the same place filled twice.
 */
function isAmbiguous(base: Telling, mine: Telling, theirs: Telling): boolean {
  const changes = (side: Telling, other: Telling) => {
    const changed = new Map<string | undefined, 'grown' | 'changed'>()
    for (const [key, own] of side.told)
      if (!base.told.has(key) && !other.told.has(key) && !changed.has(own))
        changed.set(own, own === undefined ? 'changed' : 'grown')
    for (const [key, own] of base.told)
      if (!side.told.has(key) && other.told.has(key)) changed.set(own, 'changed')
    return changed
  }
  const [byMine, byTheirs] = [changes(mine, theirs), changes(theirs, mine)]
  return [...byMine].some(([own, how]) => {
    const other = byTheirs.get(own)
    return other !== undefined && (how === 'changed' || other === 'changed')
  })
}

/** The key as a path shows it. */
export const labelOf = (key: string): string => key.replace(/^key /, '')
