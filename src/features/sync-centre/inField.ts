import type { Changeable } from './changeable'

const pad = (n: number) => String(n).padStart(2, '0')

/** A value as its field holds it: moments in the tablet's own time. Empty where it is no date. */
export function inField({ kind, value }: Pick<Changeable, 'kind' | 'value'>): string {
  if (kind === 'day') return isDay(value) ? value : ''
  if (kind !== 'moment') return value
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return ''
  const day = `${String(at.getFullYear())}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`
}

/** What a field holds, as the record writes it. */
export function fromField(kind: Changeable['kind'], typed: string): string {
  if (kind !== 'moment' || typed === '') return typed
  const at = new Date(typed)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
