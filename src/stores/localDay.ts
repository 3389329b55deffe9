/** The tablet's calendar day, `2026-11-22`, and its bounds (midnight to midnight, DST included). */
export function localDay(now: Date): { date: string; from: Date; to: Date } {
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  const to = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
  const pad = (value: number) => String(value).padStart(2, '0')
  const date = `${from.getFullYear()}-${pad(from.getMonth() + 1)}-${pad(from.getDate())}`
  return { date, from, to }
}
