/** Why the clinic did not take it, as far as its answer says so; never by searching its words. */
export type Refusal = 'tooLarge' | 'notAllowed' | 'notTaken' | 'field' | 'other'

export function refusalOf(status: number, elements: readonly string[]): Refusal {
  if (status === 413) return 'tooLarge'
  if (status === 403) return 'notAllowed'
  if (status === 404 || status === 405 || status === 410 || status === 501) return 'notTaken'
  return elements.length > 0 ? 'field' : 'other'
}

/** The elements that an answer names, as in "not a valid date (Goal.target[0].dueDate)". */
export function elementsNamed(reason: string, type: string): readonly string[] {
  return [...reason.matchAll(/\(([A-Za-z]+)\.([^()\s]+)\)/g)].flatMap(([, of, path]) =>
    of === type && path !== undefined ? [path] : [],
  )
}
