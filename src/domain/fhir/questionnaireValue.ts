import type { FormCoding, FormQuantity, FormValue } from '../visit/formValue'
import { element, fieldsAt, flagAt, numberAt, textAt, Unreadable, type Fields } from './json'

/**
 * The one `value[x]` (or `answer[x]`) of an element. `undefined` where there is none, or one that no
 * form of ours holds: a Reference, an Attachment. Throws Unreadable for one of the wrong make.
 */
export function readValue(of: Fields, prefix: 'value' | 'answer'): FormValue | undefined {
  const text = (suffix: string) => rawText(of, `${prefix}${suffix}`)
  const coding = fieldsAt(of, `${prefix}Coding`)
  if (coding !== undefined) return readCoding(coding)
  const quantity = fieldsAt(of, `${prefix}Quantity`)
  if (quantity !== undefined) return readFormQuantity(quantity)
  const yes = flagAt(of, `${prefix}Boolean`)
  if (yes !== undefined) return { kind: 'boolean', yes }
  for (const [suffix, kind] of numbers) {
    const number = numberAt(of, `${prefix}${suffix}`)
    if (number !== undefined) return { kind, number }
  }
  for (const [suffix, kind] of texts) {
    const found = text(suffix)
    if (found !== undefined) return { kind, text: found }
  }
  return undefined
}

/** As an element named `value[x]` for this kind. */
export function writeValue(value: FormValue): Readonly<Record<string, unknown>> {
  switch (value.kind) {
    case 'coding':
    case 'quantity': {
      const { kind, ...rest } = value
      if (kind === 'coding') return { valueCoding: rest }
      const { number, ...unit } = rest as Omit<FormQuantity, 'kind'>
      return { valueQuantity: { value: number, ...unit } }
    }
    case 'boolean':
      return { valueBoolean: value.yes }
    case 'integer':
      return { valueInteger: value.number }
    case 'decimal':
      return { valueDecimal: value.number }
    case 'text':
      return { valueString: value.text }
    case 'url':
      return { valueUri: value.text }
    case 'date':
      return { valueDate: value.text }
    case 'dateTime':
      return { valueDateTime: value.text }
    case 'time':
      return { valueTime: value.text }
  }
}

const numbers = [
  ['Integer', 'integer'],
  ['Decimal', 'decimal'],
] as const
const texts = [
  ['String', 'text'],
  ['Date', 'date'],
  ['DateTime', 'dateTime'],
  ['Time', 'time'],
  ['Uri', 'url'],
] as const

/** Untouched: these may be a person's own words. */
function rawText(of: Fields, name: string): string | undefined {
  const value = element(of, name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || value === '') throw new Unreadable(name)
  return value
}

function readCoding(coding: Fields): FormCoding {
  return { kind: 'coding', ...textsOf(coding, ['system', 'version', 'code', 'display']) }
}

function readFormQuantity(quantity: Fields): FormQuantity | undefined {
  const number = numberAt(quantity, 'value')
  // "Less than 5" is not 5.
  if (number === undefined || element(quantity, 'comparator') !== undefined) return undefined
  return { kind: 'quantity', number, ...textsOf(quantity, ['unit', 'system', 'code']) }
}

function textsOf<Name extends string>(of: Fields, names: readonly Name[]) {
  const found: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const text = textAt(of, name)
    if (text !== undefined) found[name] = text
  }
  return found
}
