const partial =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** A FHIR date, partial date or instant; anything else is `undefined`. */
export function dateOrNothing(text: string | undefined): string | undefined {
  return text !== undefined && partial.test(text) && !Number.isNaN(millisecondsOf(text))
    ? text
    : undefined
}

/**
 * Milliseconds since 1970 for a date or an instant. A partial date stands at the middle of what it
 * may mean (a year at 1 July, a day at noon), so that no clock zone moves it to the day before.
 * NaN if it is no date.
 */
export function millisecondsOf(when: string): number {
  const [, year, month, day] = partial.exec(when) ?? []
  if (year === undefined) return Number.NaN
  if (when.includes('T')) return Date.parse(when)
  if (month === undefined) return Date.parse(`${year}-07-01T12:00:00Z`)
  if (day === undefined) return Date.parse(`${year}-${month}-15T12:00:00Z`)
  return Date.parse(`${year}-${month}-${day}T12:00:00Z`)
}

/** Newest first; what has no date comes last. */
export function newestFirst(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return millisecondsOf(b) - millisecondsOf(a)
}
