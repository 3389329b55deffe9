/** Microseconds since 1970 fit a double until the year 2255. */
export type Micros = number

/** `2026-11-22T10:00:00.123456Z`: a meta.lastUpdated that sorts as text and is never equal to another. */
export function instantOf(micros: Micros): string {
  const millis = Math.floor(micros / 1000)
  const rest = String(micros - millis * 1000).padStart(3, '0')
  return `${new Date(millis).toISOString().slice(0, -1)}${rest}Z`
}

/** For the Last-Modified header, which knows whole seconds only. */
export function httpDateOf(micros: Micros): string {
  return new Date(Math.floor(micros / 1000)).toUTCString()
}

const fhirDateTime =
  /^(-?\d{4,6})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/**
 * The span of time that a FHIR date, dateTime or instant covers, `to` excluded; undefined when it
 * is none. A value without a zone is read as UTC, in the record and in a search alike, so that a
 * birth date is the same day wherever the server runs.
 */
export function spanOf(text: string): { from: Micros; to: Micros } | undefined {
  const parts: (string | undefined)[] | null = fhirDateTime.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = parts
  const numbers = [year, month ?? '1', day ?? '1', hour ?? '0', minute ?? '0', second ?? '0'].map(
    Number,
  ) as [number, number, number, number, number, number]
  if (!plausible(numbers)) return undefined
  const offset = zoneMinutes(zone)
  const at = (n: readonly number[]): Micros => {
    const date = new Date(0)
    date.setUTCFullYear(n[0] ?? 1970, (n[1] ?? 1) - 1, n[2] ?? 1)
    date.setUTCHours(n[3] ?? 0, (n[4] ?? 0) - offset, n[5] ?? 0)
    return date.getTime() * 1000
  }
  if (fraction !== undefined) {
    const micros = Number(fraction.slice(0, 6).padEnd(6, '0'))
    const width = Math.max(1, 10 ** (6 - fraction.length))
    const from = at(numbers) + micros
    return { from, to: from + width }
  }
  const finest = parts.slice(1, 7).filter((part) => part !== undefined).length - 1
  const next = numbers.map((n, place) => (place === finest ? n + 1 : n))
  return { from: at(numbers), to: at(next) }
}

function plausible([, month, day, hour, minute, second]: readonly number[]): boolean {
  const within = (n: number | undefined, low: number, high: number) =>
    n !== undefined && n >= low && n <= high
  return (
    within(month, 1, 12) &&
    within(day, 1, 31) &&
    within(hour, 0, 24) &&
    within(minute, 0, 59) &&
    within(second, 0, 60)
  )
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}
