import type { Merge } from './clash'
import { mergeChoosing } from './mergeChoosing'

/**
 * Base is what both began from, mine what this tablet wrote, theirs what the server has. Nothing is
 * changed in place and nothing is made up: each value is one that base, mine or theirs has.
 *
 * By itself goes what one side changed, what both changed alike, and what lies apart. Lists are laid
 * side by side by element id, linkId, url, system and value or code, reference or concept. Taken
 * whole, from one side: data types, `value[x]`, doses, provisions. Without a base every difference
 * is a clash. What asks a person although only one side changed it: see elements.ts.
 */
export function mergeThreeWay<T extends object>(base: T | undefined, mine: T, theirs: T): Merge<T> {
  return mergeChoosing(base, mine, theirs, () => 'theirs')
}
