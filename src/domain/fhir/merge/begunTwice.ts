interface Begun {
  readonly participant?: readonly { readonly individual?: { readonly reference?: string } }[]
}

/**
 * Two tablets began the same visit, each with an Encounter under the same id. Nobody disputes it:
 * what reached the clinic first stands, and whoever else takes part is in it too.
 */
export function begunTwice<T extends object>(mine: T, theirs: T): T {
  const known = participants(theirs)
  const here = new Set(known.map(({ individual }) => individual?.reference))
  const joined = participants(mine).filter(({ individual }) => !here.has(individual?.reference))
  return joined.length ? { ...theirs, participant: [...known, ...joined] } : theirs
}

const participants = (encounter: object) => (encounter as Begun).participant ?? []
