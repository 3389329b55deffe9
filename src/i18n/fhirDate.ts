export type Precision = 'year' | 'month' | 'day' | 'time'

/** How exact a FHIR date is, by its shape. */
export function precisionOf(iso: string): Precision {
  if (iso.length <= 4) return 'year'
  if (iso.length <= 7) return 'month'
  return iso.includes('T') ? 'time' : 'day'
}

/**
 * A date without a time is a day on the calendar, not midnight in Greenwich: it must not turn
 * into the day before in America. Undefined for what is not a date.
 */
export function dateOf(iso: string): Date | undefined {
  const [, year, month = '1', day = '1'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso) ?? []
  const date = year ? new Date(Number(year), Number(month) - 1, Number(day)) : new Date(iso)
  return Number.isNaN(date.getTime()) ? undefined : date
}
