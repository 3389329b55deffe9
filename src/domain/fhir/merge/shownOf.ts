import { millisecondsOf } from '../../visit/when'
import { goalAcceptance } from '../codes'
import { element, isFields, type Fields } from '../json'
import { namesOf } from './equal'
import type { Shown, ShownQuantity } from './shown'

/** How a text of the record is meant: only its place tells a code from a word or a day. */
export type TextKind = 'text' | 'code' | 'date'

/** Deeper than people can read on a screen. */
const deepest = 8

/** Any value of a resource as a screen can say it. Never throws, whatever the value is. */
export function shownOf(value: unknown, kind: TextKind = 'text', depth = 0): Shown {
  if (value === undefined || value === null || depth > deepest) return { kind: 'none' }
  if (typeof value === 'boolean') return { kind: 'flag', yes: value }
  if (typeof value === 'number') return { kind: 'number', value }
  if (typeof value === 'string') return textShown(value, kind)
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item) => shownOf(item, kind, depth + 1)) }
  if (!isFields(value)) return { kind: 'none' }
  return (
    measuredShown(value) ??
    codeShown(value) ??
    namedShown(value) ??
    partsShown(value, depth, textKindOf)
  )
}

function textShown(text: string, kind: TextKind): Shown {
  if (kind === 'code') return { kind: 'code', text, code: text }
  if (kind === 'date' && !Number.isNaN(millisecondsOf(text))) return { kind: 'date', value: text }
  return { kind: 'text', text }
}

export function textKindOf(name: string): TextKind {
  if (/(?:Date|DateTime|Instant)$|^(?:start|end|date|issued|sent|created|time)$/.test(name))
    return 'date'
  if (/Code$|^(?:\w*[sS]tatus|criticality|gender|use|intent|priority|kind)$/.test(name))
    return 'code'
  return 'text'
}

function measuredShown(of: Fields): Shown | undefined {
  const quantity = quantityShown(of)
  if (quantity !== undefined) return quantity
  const [low, high] = [element(of, 'low'), element(of, 'high')].map((each) =>
    isFields(each) ? quantityShown(each) : undefined,
  )
  if (low ?? high) return { kind: 'range', ...(low && { low }), ...(high && { high }) }
  const [start, end] = [textOf(of, 'start'), textOf(of, 'end')]
  if ((start ?? end) === undefined) return undefined
  return {
    kind: 'period',
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  }
}

function quantityShown(of: Fields): ShownQuantity | undefined {
  const number = element(of, 'value')
  const value = typeof number === 'number' ? number : undefined
  const unit = textOf(of, 'unit') ?? (value === undefined ? undefined : textOf(of, 'code'))
  const comparator = textOf(of, 'comparator')
  if ((value ?? unit) === undefined) return undefined
  return {
    kind: 'quantity',
    ...(value !== undefined && { value }),
    ...(unit !== undefined && { unit }),
    ...(comparator !== undefined && { comparator }),
  }
}

/** A CodeableConcept or a Coding: the words that people chose, else those of the first code. */
function codeShown(of: Fields): Shown | undefined {
  const codings = element(of, 'coding')
  const first: unknown = Array.isArray(codings) ? codings[0] : of
  if (!isFields(first)) return undefined
  const [code, system] = [textOf(first, 'code'), textOf(first, 'system')]
  if (!Array.isArray(codings) && code === undefined) return undefined
  const text = textOf(of, 'text') ?? textOf(first, 'display') ?? code
  if (text === undefined) return undefined
  return {
    kind: 'code',
    text,
    ...(code !== undefined && { code }),
    ...(system !== undefined && { system }),
  }
}

const nameParts = ['given', 'family', 'line', 'postalCode', 'city']

/** What one line of words says: who it is, a note, a name, an address, a number to call. */
function namedShown(of: Fields): Shown | undefined {
  const [reference, display] = [textOf(of, 'reference'), textOf(of, 'display')]
  if ((reference ?? display) !== undefined)
    return {
      kind: 'reference',
      ...(reference !== undefined && { reference }),
      ...(display !== undefined && { text: display }),
    }
  const [text, time, author] = [textOf(of, 'text'), textOf(of, 'time'), authorOf(of)]
  if (text !== undefined && (time ?? author) !== undefined)
    return {
      kind: 'note',
      text,
      ...(time !== undefined && { time }),
      ...(author !== undefined && { author }),
    }
  const words = nameParts
    .flatMap((name) => element(of, name))
    .filter((word) => typeof word === 'string')
  if (words.length > 0) return { kind: 'text', text: text ?? words.join(' ') }
  const value = textOf(of, 'value')
  return value === undefined ? undefined : { kind: 'text', text: value }
}

function authorOf(note: Fields): string | undefined {
  const author = element(note, 'authorReference')
  return isFields(author)
    ? (textOf(author, 'display') ?? textOf(author, 'reference'))
    : textOf(note, 'authorString')
}

/** Its elements by name, extensions by the end of their address; a single one speaks for itself. */
export function partsShown(of: Fields, depth: number, kindOf: (name: string) => TextKind): Shown {
  const all = namesOf(of)
    .filter((name) => !['id', 'url', 'extension'].includes(name) && !/^_[a-z]/.test(name))
    .map((name) => ({ name, shown: shownOf(of[name], kindOf(name), depth + 1) }))
  const parts = [...all, ...extensionsShown(of, depth)]
  const [only] = parts
  if (only === undefined) return { kind: 'none' }
  return parts.length === 1 ? only.shown : { kind: 'parts', parts }
}

function extensionsShown(of: Fields, depth: number) {
  const extensions = element(of, 'extension')
  const all: readonly unknown[] = Array.isArray(extensions) ? extensions : []
  // Whose answer it is stands in the path; what a screen needs is the answer.
  const own = element(of, 'url') === goalAcceptance ? 'status' : undefined
  return all.filter(isFields).flatMap((each) => {
    const url = textOf(each, 'url') ?? ''
    if (own !== undefined && url !== own) return []
    const name = /([^/:]*)$/.exec(url)?.[1] ?? url
    return [{ name, shown: shownOf(each, 'text', depth + 1) }]
  })
}

function textOf(of: Fields, name: string): string | undefined {
  const value = element(of, name)
  return typeof value === 'string' ? value : undefined
}
