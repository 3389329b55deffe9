import { element, type Fields } from '../json'
import { isAside } from './elements'
import { canonical, equal } from './equal'
import { mergeParts, valuesOf } from './mergeParts'
import type { Asks, Place, Round, Three } from './round'
import { unitsOf } from './units'

type Sides = Three<Fields | undefined>

/** A resource, or an item of a list: within it a careful element hangs on what lies beside it. */
export function mergeScope(round: Round, sides: Sides, place: Place): Fields {
  const [byMine, byTheirs] = [isMoved(sides, place), isMoved(swapped(sides), place)]
  return mergeParts(round, sides, {
    ...place,
    careful: { mine: byTheirs, theirs: byMine },
    agreed: place.type === 'Goal' ? agreedAsks(sides) : place.agreed,
  })
}

const swapped = ({ base, mine, theirs }: Sides): Sides => ({ base, mine: theirs, theirs: mine })

/** Did mine change something clinical that theirs did not change in the same way? */
function isMoved(sides: Sides, { type, shallow }: Place): boolean {
  return unitsOf([sides.base, sides.mine], type).some((unit) => {
    if (isAside(unit.name, type)) return false
    const { base, mine, theirs } = valuesOf(sides, unit)
    if (equal(base, mine) || equal(mine, theirs)) return false
    return shallow || unit.name !== 'note' || !isAddition(base, mine)
  })
}

/** A note that only comes to the others takes nothing back. */
function isAddition(base: unknown, notes: unknown): boolean {
  const before: readonly unknown[] = Array.isArray(base) ? base : []
  const now = new Set(Array.isArray(notes) ? notes.map(canonical) : [])
  return before.every((note) => now.has(canonical(note)))
}

/** A yes to a goal was said to its words and its numbers: did the other side change those? */
function agreedAsks(sides: Sides): Asks {
  const worded = (one: Fields | undefined, other: Fields | undefined) =>
    ['description', 'target'].some(
      (name) =>
        !equal(element(sides.base, name), element(one, name)) &&
        !equal(element(one, name), element(other, name)),
    )
  return { mine: worded(sides.theirs, sides.mine), theirs: worded(sides.mine, sides.theirs) }
}
