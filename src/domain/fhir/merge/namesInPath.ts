export interface PathPart {
  /** `valueQuantity`, `value[x]`, `extension`. */
  readonly name: string
  /** What stands in brackets behind it. */
  readonly key?: string
}

/** The parts of a path. A key may hold dots and brackets: it ends where a part ends. */
export function namesInPath(path: string): readonly PathPart[] {
  const parts: PathPart[] = []
  const step = /([^.[]+(?:\[x\])?)(?:\[(.*?)\](?=\.|~|$))?(?:~\d+)?(?:\.|$)/gsy
  for (let found = step.exec(path); found !== null; found = step.exec(path)) {
    const [, name = '', key] = found
    parts.push(key === undefined ? { name } : { name, key })
    if (step.lastIndex >= path.length) break
  }
  return parts
}
