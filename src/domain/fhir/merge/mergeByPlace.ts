import { itemKey } from './itemKey'
import { canonical } from './equal'
import type { Lists } from './listKeys'
import type { Place, Round } from './round'

/**
 * Items without any key, laid side by side where the lengths say that each is the same one still.
 * `undefined` where that is not certain: an item moved, or both sides changed at one place of many.
 */
export function mergeByPlace(round: Round, lists: Lists, place: Place): unknown {
  const { base, mine, theirs } = lists
  if (base.length !== mine.length || base.length !== theirs.length) return undefined
  const all = [...base, ...mine, ...theirs]
  if (all.some((item) => itemKey(place.name, item) !== undefined)) return undefined
  const texts = {
    base: base.map(canonical),
    mine: mine.map(canonical),
    theirs: theirs.map(canonical),
  }
  const known = new Set(texts.base)
  const isSure = (_: unknown, index: number) => {
    const [b, m, t] = [texts.base[index], texts.mine[index], texts.theirs[index]]
    if (b !== m && known.has(m ?? '')) return false
    if (b !== t && known.has(t ?? '')) return false
    return base.length === 1 || b === m || b === t || m === t
  }
  if (!base.every(isSure)) return undefined
  return base.map((item, index) => {
    const three = { base: item, mine: mine[index], theirs: theirs[index] }
    const own = { ...place, path: `${place.path}[${index}]` }
    return round.element(round, three, own, { whole: false, item: true })
  })
}
