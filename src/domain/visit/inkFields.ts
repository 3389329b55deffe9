/** Which element of a drawing from outside is wrong, and why. */
export class InkFault extends Error {
  constructor(
    readonly element: string,
    readonly reason: string,
  ) {
    super(`${element} ${reason}`)
  }
}

export function own(of: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(of, name) ? of[name] : undefined
}

export function fields(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InkFault(at, 'is not a JSON object')
  return value as Readonly<Record<string, unknown>>
}

/** Its length is looked at before its items are: a billion points cost nothing. */
export function list(value: unknown, at: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new InkFault(at, 'is not a list')
  if (value.length > most) throw new InkFault(at, `has more than ${most} items`)
  return Array.from(value as readonly unknown[])
}

export function text(value: unknown, at: string, most: number): string {
  if (typeof value !== 'string' || value === '') throw new InkFault(at, 'is not a text')
  if (value.length > most) throw new InkFault(at, `is longer than ${most} letters`)
  return value
}

export function number(value: unknown, at: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new InkFault(at, 'is not a number')
  if (value < least || value > most) throw new InkFault(at, `is not between ${least} and ${most}`)
  return value
}

export function whole(value: unknown, at: string, most: number): number {
  const found = number(value, at, 0, most)
  if (!Number.isInteger(found)) throw new InkFault(at, 'is not a whole number')
  return found
}
