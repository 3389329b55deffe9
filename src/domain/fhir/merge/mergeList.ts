import { goalAcceptance, statusChanged } from '../codes'
import { element, isFields } from '../json'
import { lineChanged } from '../planNames'
import { ordersOf, withRuns } from './arrange'
import { isRanked, resourceTypeOf } from './elements'
import { equal } from './equal'
import { keyedLists, labelOf, type KeyedLists } from './listKeys'
import { mergeByPlace } from './mergeByPlace'
import { newer } from './mergeParts'
import { notesInTime } from './notesInTime'
import { asksNobody, type Asks, type Place, type Round, type Three } from './round'

/** Base, mine and theirs are each a list or absent; so is what comes of them. */
export function mergeList(round: Round, three: Three, place: Place): unknown {
  const lists = { base: listOf(three.base), mine: listOf(three.mine), theirs: listOf(three.theirs) }
  const keyed = keyedLists(place.name, lists)
  const asking = place.asks.mine || place.asks.theirs
  if (keyed === undefined) {
    const merged = asking ? undefined : mergeByPlace(round, lists, place)
    return merged ?? round.clash(three, place.path, 'both')
  }
  if (keyed.repeats && asking) {
    const oneSided = equal(three.base, three.mine) || equal(three.base, three.theirs)
    return round.clash(three, place.path, oneSided ? 'careful' : 'both')
  }
  const values = mergeItems(round, keyed, place)
  const merged = orderOf(round, three, keyed, values, place).map((key) => values.get(key))
  // FHIR has no empty list.
  return merged.length > 0 ? merged : undefined
}

const listOf = (side: unknown): readonly unknown[] => (Array.isArray(side) ? side : [])

type Values = ReadonlyMap<string, unknown>

function mergeItems(round: Round, { base, mine, theirs }: KeyedLists, place: Place): Values {
  const values = new Map<string, unknown>()
  for (const key of new Set([...theirs.keys, ...mine.keys, ...base.keys])) {
    const three = {
      base: base.items.get(key),
      mine: mine.items.get(key),
      theirs: theirs.items.get(key),
    }
    const value = mergeItem(round, three, { ...place, path: `${place.path}[${labelOf(key)}]` })
    if (value !== undefined) values.set(key, value)
  }
  return values
}

function mergeItem(round: Round, three: Three, place: Place): unknown {
  const some = three.mine ?? three.theirs
  const url = place.name === 'extension' && isFields(some) ? element(some, 'url') : undefined
  // When a line was changed last is told by whoever changed it last.
  if (url === lineChanged && place.seen) return newer(three)
  const asks = url === undefined ? place.asks : extensionAsks(url, place)
  const type = place.name === 'contained' && isFields(some) ? resourceTypeOf(some) : undefined
  const { type: _outer, ...inside } = place
  const own = { ...inside, asks, careful: asksNobody, agreed: asksNobody, ...(type && { type }) }
  // An answer and whose it is are one.
  return round.element(round, three, own, { whole: url === goalAcceptance, item: true })
}

/** When a prescription got its status belongs to the status; a yes belongs to what was asked. */
function extensionAsks(url: unknown, { asks, careful, agreed }: Place): Asks {
  return url === statusChanged ? careful : url === goalAcceptance ? agreed : asks
}

function orderOf(
  round: Round,
  three: Three,
  keyed: KeyedLists,
  values: Values,
  { name, path }: Place,
): readonly string[] {
  const alive = new Set(values.keys())
  if (name === 'note') return notesInTime(keyed, alive)
  const orders = ordersOf(keyed, alive)
  // The choice is one of order alone: what either side added or changed stays, in either order.
  const chosen = orders.apart && isRanked(name) ? round.clash(three, path, 'both') : three.theirs
  return withRuns(chosen === three.mine ? orders.mine : orders.theirs, keyed, alive)
}
