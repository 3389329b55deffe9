import { isFields, type Fields } from '../json'

/** What the edge lets in is no deeper (see parse.ts). */
const deepest = 64

/** An element that is `undefined` counts as absent, so that an edit by spreading is no change. */
export function namesOf(of: Fields): readonly string[] {
  return Object.keys(of).filter((name) => of[name] !== undefined)
}

/** Same content: order of names does not matter, numbers compare as numbers. Any depth is safe. */
export function equal(one: unknown, other: unknown): boolean {
  const waiting: [unknown, unknown][] = [[one, other]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [a, b] = next
    if (a === b) continue
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false
      a.forEach((item, index) => waiting.push([item, b[index]]))
    } else if (isFields(a) && isFields(b)) {
      const names = namesOf(a)
      if (names.length !== namesOf(b).length) return false
      for (const name of names) {
        if (!Object.hasOwn(b, name)) return false
        waiting.push([a[name], b[name]])
      }
    } else return false
  }
  return true
}

/** One text for one content. Only for what is not too deep. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isFields(value)) return JSON.stringify(value ?? null)
  const parts = [...namesOf(value)].sort().map((name) => [JSON.stringify(name), value[name]])
  return `{${parts.map(([name, inner]) => `${String(name)}:${canonical(inner)}`).join(',')}}`
}

/** Walks without recursion, so that no depth of nesting can break the stack. */
export function isTooDeep(root: unknown): boolean {
  const waiting: [unknown, number][] = [[root, 0]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > deepest) return true
    for (const inner of Object.values(value)) waiting.push([inner, depth + 1])
  }
  return false
}
