import { element, isFields, type Fields } from '../json'
import { isDataType } from './elements'
import { equal } from './equal'
import { mergeList } from './mergeList'
import { mergeParts } from './mergeParts'
import { mergeScope } from './mergeScope'
import type { Kind, Place, Round, Three } from './round'

/** One element of any kind. */
export function mergeElement(round: Round, three: Three, place: Place, kind: Kind): unknown {
  const { base, mine, theirs } = three
  // The server's own writing of what is equal stays (1.50 against 1.5).
  if (equal(mine, theirs)) return theirs
  const byMine = !place.seen || !equal(base, mine)
  const byTheirs = !place.seen || !equal(base, theirs)
  const both = byMine && byTheirs
  const asked = both || (byMine ? place.asks.mine : place.asks.theirs)
  const mayAskWithin = asked || (byMine ? place.careful.mine : place.careful.theirs)
  if (mayAskWithin && !kind.whole && !place.shallow) {
    if (isParts(three, place.seen))
      return kind.item ? mergeScope(round, three, place) : mergeParts(round, three, place)
    if (place.seen && isList(three) && (asked || place.name === 'extension'))
      return mergeList(round, three, place)
  }
  if (asked) return round.clash(three, place.path, both ? 'both' : 'careful')
  return byMine ? mine : theirs
}

/** Both sides have it, and it is no data type of which no part may be mixed. */
function isParts(three: Three, seen: boolean): three is Three<Fields> {
  const { base, mine, theirs } = three
  if (!isFields(mine) || !isFields(theirs)) return false
  if (seen && base !== undefined && !isFields(base)) return false
  if (element(mine, 'resourceType') !== element(theirs, 'resourceType')) return false
  return ![base, mine, theirs].some((side) => isFields(side) && isDataType(side))
}

function isList({ base, mine, theirs }: Three): boolean {
  const sides = [base, mine, theirs].filter((side) => side !== undefined)
  return sides.every((side) => Array.isArray(side))
}
