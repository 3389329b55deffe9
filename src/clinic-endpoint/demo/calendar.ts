/** Days are `2026-11-22` in the clinic's own time zone; months ago may be a fraction. */
export interface Calendar {
  readonly today: string
  readonly timeZone: string
}

const DAY_MS = 86_400_000

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Average months of 30.44 days: good enough for a story, and without short Februaries. */
export function monthsAgo(calendar: Calendar, months: number, extraDays = 0): string {
  return addDays(calendar.today, Math.round(-months * 30.44) + Math.round(extraDays))
}

/** The clinic is closed at weekends: Saturday moves to Friday, Sunday to the Friday before. */
export function openDay(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day
}

/** The day that a wall clock in this zone shows at this instant. */
export function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant)
}

/** Instant with offset, e.g. `2026-11-22T08:40:00-05:00`. `minutes` counts from local midnight. */
export function localInstant(day: string, minutes: number, timeZone: string): string {
  const clock = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`
  const asUtc = Date.parse(`${day}T${clock}Z`)
  // Twice: the first guess may lie on the other side of a change to or from summer time.
  const first = offsetMinutes(timeZone, asUtc)
  const offset = offsetMinutes(timeZone, asUtc - first * 60_000)
  return `${day}T${clock}${offsetText(offset)}`
}

/** Making one costs more than using it a thousand times. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  clocks.set(timeZone, made)
  return made
}

function offsetMinutes(timeZone: string, at: number): number {
  const parts = clockOf(timeZone).formatToParts(at)
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
  return Math.round((wall - Math.floor(at / 60_000) * 60_000) / 60_000)
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
