import type { Side } from './clash'
import { mergeChoosing } from './mergeChoosing'

/** A choice was made where nothing was to be chosen: the record moved on meanwhile. */
export class NoSuchClash extends Error {
  override readonly name = 'NoSuchClash'
  constructor(readonly path: string) {
    super('There is no clash at this path')
  }
}

/** The resource with each clash settled; one that is not named keeps theirs. Throws NoSuchClash. */
export function settleClashes<T extends object>(
  base: T | undefined,
  mine: T,
  theirs: T,
  choices: Readonly<Record<string, Side>>,
): T {
  const { merged, clashes } = mergeChoosing(base, mine, theirs, (path) =>
    Object.hasOwn(choices, path) && choices[path] === 'mine' ? 'mine' : 'theirs',
  )
  const paths = new Set(clashes.map(({ path }) => path))
  const unknown = Object.keys(choices).find((path) => !paths.has(path))
  if (unknown !== undefined) throw new NoSuchClash(unknown)
  return merged
}
