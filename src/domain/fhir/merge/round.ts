import type { Clash, Side } from './clash'

export interface Three<T = unknown> {
  readonly base: T
  readonly mine: T
  readonly theirs: T
}

/** For each side: does a change that only this side made still ask a person? */
export interface Asks {
  readonly mine: boolean
  readonly theirs: boolean
}

export const asksNobody: Asks = { mine: false, theirs: false }

/** Where in the resource a merge stands, and what holds there. */
export interface Place {
  readonly path: string
  /** Of the element: the last name of the path. */
  readonly name: string
  /** The resource type, for elements of the resource itself. */
  readonly type?: string
  /** False where no base was ever seen: then every difference is a clash. */
  readonly seen: boolean
  /** Too deep for a walk: every element is one thing. */
  readonly shallow: boolean
  /** Holds for this element and all within it. */
  readonly asks: Asks
  /** Holds for elements within that need a person: what the other side changed beside them. */
  readonly careful: Asks
  /** Holds for people's answers to a goal: the words that they answered were changed. */
  readonly agreed: Asks
}

export interface Kind {
  /** Taken from one side or the other, never from both. */
  readonly whole: boolean
  /** An item of a list: what needs a person within it hangs on the item, not on the resource. */
  readonly item: boolean
}

type MergeElement = (round: Round, three: Three, place: Place, kind: Kind) => unknown

export interface Round {
  /** One element of any kind (mergeElement): lists and parts come back to it for what they hold. */
  readonly element: MergeElement
  readonly clashes: Clash[]
  /** Records the clash and gives the value that is to stand there. */
  readonly clash: <T>(three: Three<T>, path: string, why: Clash['why']) => T
}

/** A hostile key could make two elements share a path: then the later one is told apart. */
export function newRound(element: MergeElement, choose: (path: string) => Side): Round {
  const clashes: Clash[] = []
  const taken = new Map<string, number>()
  return {
    element,
    clashes,
    clash: ({ base, mine, theirs }, wanted, why) => {
      const times = (taken.get(wanted) ?? 0) + 1
      taken.set(wanted, times)
      const path = times === 1 ? wanted : `${wanted}~${times}`
      clashes.push({ path, base, mine, theirs, why })
      return choose(path) === 'mine' ? mine : theirs
    },
  }
}
