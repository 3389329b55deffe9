import type { FormQuestion, FormUnit } from '@/domain/visit/form'
import type { FormValue } from '@/domain/visit/formValue'

/** What a field says: an answer, nothing, or something that is no answer yet. */
export type Typed =
  | { readonly value: FormValue }
  | { readonly empty: true }
  | { readonly wrong: 'number' | 'whole' | 'url' }

/** The words of a field as an answer; a comma is a decimal sign, but never one that may mean thousands. */
export function typedAnswer(kind: FormQuestion['answer'], words: string, unit?: FormUnit): Typed {
  const text = words.trim()
  if (text === '') return { empty: true }
  switch (kind) {
    case 'integer': {
      const number = numberIn(text)
      if (number === undefined) return { wrong: 'number' }
      const whole = Number.isInteger(number) && Math.abs(number) <= 2_147_483_647
      return whole ? { value: { kind, number } } : { wrong: 'whole' }
    }
    case 'decimal':
    case 'quantity': {
      const number = numberIn(text)
      if (number === undefined) return { wrong: 'number' }
      if (kind === 'decimal') return { value: { kind, number } }
      return { value: { kind, number, ...(unit && measured(unit)) } }
    }
    case 'date':
      return { value: { kind, text } }
    case 'time':
      return { value: { kind, text: text.length === 5 ? `${text}:00` : text } }
    case 'dateTime': {
      const at = new Date(text)
      return Number.isNaN(at.getTime())
        ? { empty: true }
        : { value: { kind, text: at.toISOString() } }
    }
    case 'url':
      return /\s/.test(text) ? { wrong: 'url' } : { value: { kind, text } }
    default:
      // As it was written, the space at the end too: the next word may follow.
      return { value: { kind: 'text', text: words } }
  }
}

/** What a field shows for an answer that is there already. */
export function fieldWords(value: FormValue | undefined): string {
  if (value === undefined) return ''
  if ('number' in value) return String(value.number)
  if (!('text' in value)) return ''
  return value.kind === 'dateTime' && value.text.includes('T')
    ? localMinute(value.text)
    : value.text
}

export function isUnit(value: FormValue | undefined, unit: FormUnit): boolean {
  if (value?.kind !== 'quantity') return false
  return unit.code === undefined ? value.unit === unit.label : value.code === unit.code
}

function measured({ label, system, code }: FormUnit) {
  return {
    unit: label,
    ...(system !== undefined && { system }),
    ...(code !== undefined && { code }),
  }
}

function numberIn(text: string): number | undefined {
  if (/^[+-]?\d{1,3}(,\d{3})+$/.test(text)) return undefined
  return /^[+-]?\d{1,15}(?:[.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** A native field speaks the tablet's own time: "2026-11-22T09:20". */
function localMinute(instant: string): string {
  const at = new Date(instant)
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return Number.isNaN(at.getTime()) ? '' : local.toISOString().slice(0, 16)
}
