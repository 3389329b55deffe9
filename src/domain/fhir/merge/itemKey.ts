import { goalAcceptance } from '../codes'
import { element, isFields, type Fields } from '../json'

/**
 * By what an item of a list is found again on the other side: its element id, its address, what it
 * identifies or points at. `undefined` for an item that has nothing of the kind.
 */
export function itemKey(list: string, item: unknown): string | undefined {
  if (!isFields(item)) return typeof item === 'string' ? item : undefined
  const id = textOf(item, 'id')
  if (id !== undefined) return `id=${id}`
  const linkId = textOf(item, 'linkId')
  if (linkId !== undefined) return `linkId=${linkId}`
  // A note is its words; of two that differ both are kept.
  if (list === 'note') return undefined
  if (list === 'name' || list === 'address') return `use=${textOf(item, 'use') ?? ''}`
  if (list === 'telecom') return telecomKey(item)
  return extensionKey(item) ?? ownKey(item) ?? partKey(item)
}

/** One place, one person: the answers of several people have one url. */
function extensionKey(item: Fields): string | undefined {
  const url = textOf(item, 'url')
  if (url === undefined) return undefined
  const parts = element(item, 'extension')
  if (url !== goalAcceptance || !Array.isArray(parts)) return url
  const who = (parts as readonly unknown[]).find(
    (part) => isFields(part) && element(part, 'url') === 'individual',
  )
  const person = isFields(who) ? referenceKey(element(who, 'valueReference')) : undefined
  return person === undefined ? url : `${url}|${person}`
}

function telecomKey(item: Fields): string | undefined {
  const [use, system] = [textOf(item, 'use'), textOf(item, 'system')]
  if (use === undefined && system === undefined) return undefined
  return `use=${use ?? ''},system=${system ?? ''}`
}

/** An Identifier, a Coding, a Reference or a CodeableConcept itself. */
function ownKey(item: Fields): string | undefined {
  const system = textOf(item, 'system') ?? ''
  const own = textOf(item, 'value') ?? textOf(item, 'code')
  return own === undefined ? (referenceKey(item) ?? conceptKey(item)) : `${system}|${own}`
}

const pointers = [
  ...['item', 'individual', 'actor', 'other', 'reference', 'member', 'party', 'entity'],
  ...['who', 'condition', 'location', 'target', 'resource'],
]
const concepts = ['measure', 'code', 'language', 'type', 'category', 'concept', 'product']

/** What a part of a resource points at, or what it is about. */
function partKey(item: Fields): string | undefined {
  for (const name of pointers) {
    const key = referenceKey(element(item, name))
    if (key !== undefined) return key
  }
  for (const name of concepts) {
    const key = conceptKey(element(item, name))
    if (key !== undefined) return key
  }
  return undefined
}

function referenceKey(of: unknown): string | undefined {
  if (!isFields(of)) return undefined
  return textOf(of, 'reference') ?? textOf(of, 'display')
}

function conceptKey(of: unknown): string | undefined {
  if (!isFields(of)) return undefined
  const codings = element(of, 'coding')
  const first: unknown = Array.isArray(codings) ? codings[0] : undefined
  const code = isFields(first) ? textOf(first, 'code') : undefined
  if (isFields(first) && code !== undefined) return `${textOf(first, 'system') ?? ''}|${code}`
  return textOf(of, 'text')
}

function textOf(of: Fields, name: string): string | undefined {
  const value = element(of, name)
  return typeof value === 'string' ? value : undefined
}
