import type { Coding } from '../visit/record'
import { fieldsAt, listAt, textAt, type Fields } from './json'

export function codingsOf(concept: Fields | undefined): readonly Coding[] {
  return listAt(concept, 'coding').flatMap((coding) => {
    const system = textAt(coding, 'system') ?? ''
    const code = textAt(coding, 'code')
    const display = textAt(coding, 'display')
    if (code === undefined) return []
    return [display === undefined ? { system, code } : { system, code, display }]
  })
}

/** What a person would call it: the text, else the first display, else nothing. */
export function nameOf(concept: Fields | undefined): string | undefined {
  const shown = listAt(concept, 'coding').map((coding) => textAt(coding, 'display'))
  const name = textAt(concept, 'text') ?? shown.find((display) => display !== undefined)
  return name === undefined ? undefined : withoutTag(name)
}

export function namesOf(of: Fields | undefined, name: string): readonly string[] {
  return listAt(of, name).flatMap((concept) => nameOf(concept) ?? [])
}

export function hasCode(concept: Fields | undefined, codes: readonly string[]): boolean {
  return codingsOf(concept).some(({ code }) => codes.includes(code))
}

/** The code of a one-code concept such as a clinical status. */
export function codeAt(of: Fields | undefined, name: string): string | undefined {
  const concept = fieldsAt(of, name)
  return codingsOf(concept)[0]?.code ?? textAt(concept, 'text')
}

/** SNOMED's semantic tags ("Asthma (disorder)") are for machines. */
function withoutTag(name: string): string {
  const tag =
    / \((?:disorder|finding|situation|procedure|regime\/therapy|record artifact|substance|product|event|morphologic abnormality|observable entity|qualifier value)\)$/
  return name.replace(tag, '') || name
}
