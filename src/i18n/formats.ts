import { dateOf, precisionOf, type Precision } from './fhirDate'

const DAY_MS = 86_400_000
const MONTH_DAYS = 30.44

type Formats = ReturnType<typeof makeFormats>
const known = new Map<string, Formats>()

/**
 * Writers of dates and numbers for a BCP 47 tag. What is not a date is handed back as it came.
 * Made once, and each part when it is first wanted: to make one takes longer than to draw the
 * component that asks for it. A tablet that was carried to another time zone writes the times there.
 */
export function formatsFor(locale: string): Formats {
  const key = `${locale} ${new Date().getTimezoneOffset()}`
  const formats = known.get(key) ?? makeFormats(locale)
  known.set(key, formats)
  return formats
}

function makeFormats(locale: string) {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, options))
  const full = dates({ year: 'numeric', month: 'long', day: 'numeric' })
  const month = dates({ year: 'numeric', month: 'long' })
  const year = dates({ year: 'numeric' })
  const weekday = dates({ weekday: 'long', month: 'long', day: 'numeric' })
  const clock = dates({ hour: 'numeric', minute: '2-digit' })
  const short = dates({ year: 'numeric', month: 'short' })
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))

  const write = (iso: string, by: (date: Date, precision: Precision) => string) => {
    const date = dateOf(iso)
    return date ? by(date, precisionOf(iso)) : iso
  }
  const date = (iso: string) =>
    write(iso, (at, precision) => ({ year, month, day: full, time: full })[precision]().format(at))

  return {
    date,
    /** Less exact than a day: nothing is made up. */
    day: (iso: string) =>
      write(iso, (at, precision) =>
        ({ year, month, day: weekday, time: weekday })[precision]().format(at),
      ),
    /** A date without a time has no "12:00 AM". */
    time: (iso: string) =>
      write(iso, (at, precision) => (precision === 'time' ? clock().format(at) : date(iso))),
    monthYear: (iso: string) =>
      write(iso, (at, precision) => (precision === 'year' ? year : short)().format(at)),
    number: (value: number, digits?: number) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits ?? 0,
        maximumFractionDigits: digits ?? 3,
      }).format(value),
    ago: (iso: string, now: Date) =>
      write(iso, (at, precision) => {
        const years = at.getFullYear() - now.getFullYear()
        const months = years * 12 + at.getMonth() - now.getMonth()
        if (precision === 'year') return relative().format(years, 'year')
        if (precision === 'month' && Math.abs(months) < 18)
          return relative().format(months, 'month')
        const days = dayNumber(at) - dayNumber(now)
        if (Math.abs(days) < 45) return relative().format(days, 'day')
        if (Math.abs(days) < 548) return relative().format(Math.round(days / MONTH_DAYS), 'month')
        return relative().format(Math.round(days / 365.25), 'year')
      }),
  }
}

/** Days on the wall calendar: last night is "yesterday" this morning, and a day may have 23 hours. */
const dayNumber = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
