import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { dateOf, precisionOf } from './fhirDate'

/** Dates, times and numbers as people here write them; FHIR dates and instants in. */
export function useFormat() {
  const { locale } = useI18n()
  const format = computed(() => formatsFor(locale.value))
  return {
    /** "March 14, 2026"; a partial date stays partial: "March 2026", "2026". */
    date: (iso: string) => format.value.date(iso),
    /** "Tuesday, November 24" */
    day: (iso: string) => format.value.day(iso),
    /** "9:20 AM" in the tablet's time zone. */
    time: (iso: string) => format.value.time(iso),
    /** "Mar 2026" */
    monthYear: (iso: string) => format.value.monthYear(iso),
    number: (value: number, digits?: number) => format.value.number(value, digits),
    /** "2 years ago" */
    ago: (iso: string, now: Date = new Date()) => format.value.ago(iso, now),
  }
}

const DAY_MS = 86_400_000

export function formatsFor(locale: string) {
  const in_ = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
  const full = in_({ year: 'numeric', month: 'long', day: 'numeric' })
  const month = in_({ year: 'numeric', month: 'long' })
  const year = in_({ year: 'numeric' })
  const weekday = in_({ weekday: 'long', month: 'long', day: 'numeric' })
  const clock = in_({ hour: 'numeric', minute: '2-digit' })
  const short = in_({ year: 'numeric', month: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const safely = (iso: string, write: (date: Date) => string) => {
    const date = dateOf(iso)
    return date ? write(date) : iso
  }
  return {
    date: (iso: string) =>
      safely(iso, (date) =>
        ({ year, month, day: full, time: full })[precisionOf(iso)].format(date),
      ),
    day: (iso: string) => safely(iso, (date) => weekday.format(date)),
    time: (iso: string) => safely(iso, (date) => clock.format(date)),
    monthYear: (iso: string) =>
      safely(iso, (date) => (precisionOf(iso) === 'year' ? year : short).format(date)),
    number: (value: number, digits?: number) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits ?? 0,
        maximumFractionDigits: digits ?? 3,
      }).format(value),
    ago: (iso: string, now: Date) =>
      safely(iso, (date) => {
        const days = Math.round((date.getTime() - now.getTime()) / DAY_MS)
        if (Math.abs(days) < 45) return relative.format(days, 'day')
        if (Math.abs(days) < 548) return relative.format(Math.round(days / 30.44), 'month')
        return relative.format(Math.round(days / 365.25), 'year')
      }),
  }
}
