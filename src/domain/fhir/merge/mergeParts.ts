import { isFields, type Fields } from '../json'
import { millisecondsOf } from '../../visit/when'
import { isCareful, isStamp, isWhole } from './elements'
import { equal } from './equal'
import { asksNobody, type Place, type Round, type Three } from './round'
import { unitEntries, unitsOf, unitValue, type Unit } from './units'

type Sides = Three<Fields | undefined>

/** Element by element. In theirs' order, then what only mine has. */
export function mergeParts(round: Round, sides: Sides, place: Place): Fields {
  const entries = unitsOf([sides.theirs, sides.mine, sides.base], place.type).flatMap((unit) =>
    unitEntries(mergeUnit(round, valuesOf(sides, unit), unit, place), unit),
  )
  // Entries become own properties whatever their name: `__proto__` sets no prototype here.
  return Object.fromEntries(entries)
}

export const valuesOf = ({ base, mine, theirs }: Sides, unit: Unit): Three => ({
  base: unitValue(base, unit),
  mine: unitValue(mine, unit),
  theirs: unitValue(theirs, unit),
})

function mergeUnit(round: Round, three: Three, unit: Unit, place: Place): unknown {
  const { name } = unit
  const path = place.path === '' ? name : `${place.path}.${name}`
  if (place.path === '' && ['meta', 'id', 'text'].includes(name)) return serversOwn(three, name)
  if (place.seen && isStamp(name, place.type)) return newer(three)
  const asks = isCareful(name, place.type) ? either(place.asks, place.careful) : place.asks
  const { type: _type, ...inside } = place
  const agreed = name === 'extension' ? place.agreed : asksNobody
  const whole = unit.packed || unit.choice || isWhole(name)
  return round.element(
    round,
    three,
    { ...inside, path, name, asks, agreed },
    { whole, item: false },
  )
}

const either = (one: Place['asks'], other: Place['asks']): Place['asks'] => ({
  mine: one.mine || other.mine,
  theirs: one.theirs || other.theirs,
})

/** The server stamps meta and names the id. Of two narratives mine is the one told without theirs. */
function serversOwn({ base, mine, theirs }: Three, name: string): unknown {
  if (name === 'meta') return theirs
  if (name === 'id') return theirs ?? mine
  return equal(base, theirs) ? mine : theirs
}

/** Of two times of writing the later one. */
export function newer({ base, mine, theirs }: Three): unknown {
  if (equal(base, mine)) return theirs
  if (equal(base, theirs)) return mine
  return timeOf(mine) > timeOf(theirs) ? mine : theirs
}

function timeOf(stamp: unknown): number {
  const text = isFields(stamp) ? (stamp['date'] ?? stamp['valueDateTime']) : stamp
  const time = typeof text === 'string' ? millisecondsOf(text) : Number.NaN
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}
