import type { KeyedLists } from './listKeys'

/** The order that both sides left, or the two orders that a person chooses between. */
export interface Orders {
  readonly mine: readonly string[]
  readonly theirs: readonly string[]
  readonly apart: boolean
}

/** The order of the items that both sides have; new ones come in by `withRuns`. */
export function ordersOf({ base, mine, theirs }: KeyedLists, alive: ReadonlySet<string>): Orders {
  const inBoth = (key: string) => alive.has(key) && mine.items.has(key) && theirs.items.has(key)
  const inAll = (key: string) => inBoth(key) && base.items.has(key)
  const [b, m, t] = [base.keys, mine.keys, theirs.keys].map((keys) => keys.filter(inAll))
  const [byMine, byTheirs] = [mine.keys.filter(inBoth), theirs.keys.filter(inBoth)]
  if (isSame(byMine, byTheirs)) return { mine: byMine, theirs: byTheirs, apart: false }
  const [movedMine, movedTheirs] = [!isSame(b, m), !isSame(b, t)]
  if (movedMine && !movedTheirs) return { mine: byMine, theirs: byMine, apart: false }
  if (movedTheirs && !movedMine) return { mine: byTheirs, theirs: byTheirs, apart: false }
  // Both moved what was there, or both began the list, each in an order of their own.
  return { mine: byMine, theirs: byTheirs, apart: true }
}

function isSame(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index])
}

const start = Symbol('start')
const end = Symbol('end')
type Anchor = string | typeof start | typeof end

/**
 * What only one side has comes behind the item that it stood behind there; what stood last stays
 * last, so that a new question does not slip into the middle of a new ranking. Of two runs at one
 * place the one whose key sorts first goes first, whichever side it is: every tablet ends alike.
 */
export function withRuns(
  spine: readonly string[],
  { mine, theirs }: KeyedLists,
  alive: ReadonlySet<string>,
): readonly string[] {
  const fixed = new Set(spine)
  const own = [mine, theirs].map(({ keys }) => runsOf(keys, fixed, alive))
  const at = (anchor: Anchor) =>
    own
      .map((runs) => runs.get(anchor) ?? [])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
      .flat()
  return [...at(start), ...spine.flatMap((key) => [key, ...at(key)]), ...at(end)]
}

function runsOf(
  keys: readonly string[],
  fixed: ReadonlySet<string>,
  alive: ReadonlySet<string>,
): ReadonlyMap<Anchor, readonly string[]> {
  const runs = new Map<Anchor, string[]>()
  const last = keys.findLastIndex((key) => fixed.has(key))
  let anchor: Anchor = start
  keys.forEach((key, index) => {
    if (fixed.has(key)) anchor = key
    else if (alive.has(key)) {
      const place = index > last ? end : anchor
      const run = runs.get(place)
      if (run) run.push(key)
      else runs.set(place, [key])
    }
  })
  return runs
}
