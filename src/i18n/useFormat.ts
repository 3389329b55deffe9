import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { formatsFor } from './formats'
import { formatLocale } from './languages'

/** Dates, times and numbers as people here write them; FHIR dates and instants in. */
export function useFormat() {
  const { locale } = useI18n()
  const format = computed(() => formatsFor(formatLocale(locale.value)))
  return {
    /** "March 14, 2026"; a partial date stays partial: "March 2026", "2026". */
    date: (iso: string) => format.value.date(iso),
    /** "Tuesday, November 24" */
    day: (iso: string) => format.value.day(iso),
    /** "9:20 AM" in the tablet's time zone; the date where no time is known. */
    time: (iso: string) => format.value.time(iso),
    /** "Mar 2026" */
    monthYear: (iso: string) => format.value.monthYear(iso),
    /** With exactly `digits` decimals, or as many as there are, up to three. */
    number: (value: number, digits?: number) => format.value.number(value, digits),
    /** "today", "yesterday", "3 months ago", "in 12 days" */
    ago: (iso: string, now: Date = new Date()) => format.value.ago(iso, now),
  }
}
