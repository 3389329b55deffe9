/** One answer. Dates are FHIR dates, times `08:30:00`, a dateTime an instant or a partial date. */
export type FormValue =
  | FormCoding
  | FormQuantity
  | { readonly kind: 'text' | 'url' | 'date' | 'dateTime' | 'time'; readonly text: string }
  | FormNumber
  | { readonly kind: 'boolean'; readonly yes: boolean }

export interface FormCoding {
  readonly kind: 'coding'
  readonly system?: string
  readonly version?: string
  readonly code?: string
  readonly display?: string
}

interface FormNumber {
  readonly kind: 'integer' | 'decimal'
  readonly number: number
}

export interface FormQuantity {
  readonly kind: 'quantity'
  readonly number: number
  readonly unit?: string
  readonly system?: string
  readonly code?: string
}

/** Whether two answers say the same; a coding is its code, whatever it is called. */
export function sameValue(a: FormValue, b: FormValue): boolean {
  if (a.kind === 'coding' && b.kind === 'coding') return sameCoding(a, b)
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.yes === b.yes
  return compareValues(a, b) === 0
}

/**
 * Below zero, zero or above; `undefined` where no order is known: different kinds, units that differ,
 * or dates of which one is too vague to tell.
 */
export function compareValues(a: FormValue, b: FormValue): number | undefined {
  if (isNumber(a) && isNumber(b)) return a.number - b.number
  if (a.kind === 'quantity' && b.kind === 'quantity')
    return unitOf(a) === unitOf(b) ? a.number - b.number : undefined
  if (!('text' in a) || !('text' in b)) return undefined
  if (isDay(a) && isDay(b)) return compareDates(a.text, b.text)
  return a.kind === b.kind ? order(a.text, b.text) : undefined
}

const isNumber = (value: FormValue): value is FormNumber =>
  value.kind === 'integer' || value.kind === 'decimal'
const isDay = ({ kind }: FormValue) => kind === 'date' || kind === 'dateTime'
const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const unitOf = ({ system, code, unit }: FormQuantity) =>
  code === undefined ? (unit ?? '') : `${system ?? ''}|${code}`

function sameCoding(a: FormCoding, b: FormCoding): boolean {
  if (a.code === undefined || b.code === undefined)
    return a.code === b.code && a.display === b.display
  const anySystem = a.system === undefined || b.system === undefined
  return a.code === b.code && (anySystem || a.system === b.system)
}

/** As far as the vaguer one goes: 2026-11 is neither before nor after 2026-11-22. */
function compareDates(a: string, b: string): number | undefined {
  if (a.includes('T') && b.includes('T')) return Date.parse(a) - Date.parse(b)
  const length = Math.min(a.split('T')[0]?.length ?? 0, b.split('T')[0]?.length ?? 0)
  const coarse = order(a.slice(0, length), b.slice(0, length))
  return coarse === 0 && a.length !== b.length ? undefined : coarse
}
