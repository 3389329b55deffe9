/**
 * Readers for JSON of unknown make. Absent is `undefined`; present but of the wrong kind throws
 * `Unreadable`, so that a damaged resource is listed as unread and never shown half-true.
 */
export class Unreadable extends Error {
  constructor(readonly element: string) {
    super(`unreadable element: ${element}`)
    this.name = 'Unreadable'
  }
}

export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The element itself, own properties only: a hostile `__proto__` gives nothing. */
export function element(of: Fields | undefined, name: string): unknown {
  return of !== undefined && Object.hasOwn(of, name) ? of[name] : undefined
}

export function fieldsAt(of: Fields | undefined, name: string): Fields | undefined {
  const value = element(of, name)
  if (value === undefined || value === null) return undefined
  if (!isFields(value)) throw new Unreadable(name)
  return value
}

export function listAt(of: Fields | undefined, name: string): readonly Fields[] {
  return valuesAt(of, name).map((item) => {
    if (!isFields(item)) throw new Unreadable(name)
    return item
  })
}

/** Trimmed, zero-width characters removed; an empty text counts as absent. */
export function textAt(of: Fields | undefined, name: string): string | undefined {
  const value = element(of, name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new Unreadable(name)
  return tidy(value)
}

/** A person's own words as they were written: a joined emoji or a script that needs its joiners stays whole. */
export function verbatimAt(of: Fields | undefined, name: string): string | undefined {
  const value = element(of, name)
  return textAt(of, name) === undefined ? undefined : (value as string).trim()
}

export function textsAt(of: Fields | undefined, name: string): readonly string[] {
  return valuesAt(of, name).flatMap((item) => {
    if (item === null) return []
    if (typeof item !== 'string') throw new Unreadable(name)
    return tidy(item) ?? []
  })
}

export function numberAt(of: Fields | undefined, name: string): number | undefined {
  const value = element(of, name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Unreadable(name)
  return value
}

export function flagAt(of: Fields | undefined, name: string): boolean | undefined {
  const value = element(of, name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw new Unreadable(name)
  return value
}

function valuesAt(of: Fields | undefined, name: string): readonly unknown[] {
  const value = element(of, name)
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new Unreadable(name)
  return value
}

const zeroWidth = /[\u200b-\u200d\u2060\ufeff]/
const everyZeroWidth = new RegExp(zeroWidth, 'g')

function tidy(text: string): string | undefined {
  const clean = (zeroWidth.test(text) ? text.replaceAll(everyZeroWidth, '') : text).trim()
  return clean === '' ? undefined : clean
}
