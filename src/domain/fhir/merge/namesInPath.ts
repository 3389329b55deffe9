export interface PathPart {
  /** `valueQuantity`, `value[x]`, `extension`. */
  readonly name: string
  /** What stands in brackets behind it. */
  readonly key?: string
}

/** The parts of a path. A key may hold dots and pairs of brackets. */
export function namesInPath(path: string): readonly PathPart[] {
  const parts: PathPart[] = []
  let [from, depth] = [0, 0]
  for (let at = 0; at <= path.length; at += 1) {
    const sign = path[at]
    if (sign === '[') depth += 1
    else if (sign === ']') depth -= 1
    else if (sign === undefined || (sign === '.' && depth <= 0)) {
      parts.push(partOf(path.slice(from, at)))
      from = at + 1
    }
  }
  return parts
}

function partOf(step: string): PathPart {
  const [, name = step, key] = /^([^[~]*(?:\[x\])?)(?:\[(.*)\])?(?:~\d+)?$/s.exec(step) ?? []
  return key === undefined ? { name } : { name, key }
}
