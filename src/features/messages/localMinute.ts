/** "2026-11-22T09:20", as a native date field speaks it; tablet's own time. */
export function localMinute(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The instant of a local minute; undefined for what is no time. */
export function instantOf(minute: string): string | undefined {
  const at = new Date(minute)
  return minute === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
