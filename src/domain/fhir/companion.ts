import { writtenBy } from './codes'
import { fieldsAt, textAt, type Fields } from './json'
import { extensionAt } from './planNames'

/** Whose hand it was where a parent or helper wrote or tapped for the patient; see `patientSpeaking`. */
export function companionOf(speaker: Fields | undefined): { readonly companion?: string } {
  const hand = fieldsAt(extensionAt(speaker, writtenBy), 'valueReference')
  const companion = textAt(hand, 'display')
  return companion === undefined ? {} : { companion }
}
