/** For native date fields, which speak the tablet's own time. */

/** "2026-11-22" */
export function localDate(instant: string): string {
  return localMinute(instant).slice(0, 10)
}

/** "2026-11-22T09:20" */
export function localMinute(instant: string): string {
  const date = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The instant of a local minute; `undefined` for what is no time. */
export function instantOf(minute: string): string | undefined {
  const date = new Date(minute)
  return minute === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
