import * as v from 'valibot'

/** A lesson, its words or the library list is not what the format says. */
export class EducationUnreadable extends Error {
  override readonly name = 'EducationUnreadable'
  constructor(
    what: string,
    /** Each names its place: `sections.2.blocks.0.src: is not a path inside the lesson`. */
    readonly problems: readonly string[],
  ) {
    super(`${what} cannot be read: ${problems.slice(0, 5).join('; ')}`)
  }
}

/** Throws EducationUnreadable, naming the path of everything that is wrong. */
export function readAs<T>(what: string, schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw new EducationUnreadable(what, result.issues.slice(0, 50).map(describe))
}

// valibot quotes the value it got; a long or hostile one has no place in a message.
const describe = (issue: v.BaseIssue<unknown>): string =>
  `${v.getDotPath(issue) ?? '(top)'}: ${issue.message.slice(0, 120)}`
