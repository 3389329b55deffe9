import { isFields, type Fields } from '../json'
import type { Merge, Side } from './clash'
import { equal, isTooDeep } from './equal'
import { mergeElement } from './mergeElement'
import { mergeScope } from './mergeScope'
import { resourceTypeOf } from './elements'
import { asksNobody, newRound } from './round'

/** The merge itself: at each clash there stands what was chosen for its path. */
export function mergeChoosing<T extends object>(
  base: T | undefined,
  mine: T,
  theirs: T,
  choose: (path: string) => Side,
): Merge<T> {
  const round = newRound(mergeElement, choose)
  const sides = { base: fieldsOf(base), mine: fieldsOf(mine), theirs: fieldsOf(theirs) }
  const types = new Set([sides.mine, sides.theirs].map((side) => resourceTypeOf(side)))
  if (types.size > 1) {
    const merged = round.clash({ base, mine, theirs }, 'resourceType', 'both')
    return { merged: merged ?? theirs, clashes: round.clashes }
  }
  if (equal(mine, theirs)) return { merged: theirs, clashes: [] }
  const [type] = types
  const merged = mergeScope(round, sides, {
    path: '',
    name: '',
    ...(type !== undefined && { type }),
    seen: base !== undefined,
    shallow: [base, mine, theirs].some(isTooDeep),
    asks: asksNobody,
    careful: asksNobody,
    agreed: asksNobody,
  })
  return { merged: merged as T, clashes: round.clashes }
}

const fieldsOf = (of: object | undefined): Fields | undefined => (isFields(of) ? of : undefined)
