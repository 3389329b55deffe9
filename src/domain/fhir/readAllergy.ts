import type { Allergy } from '../visit/record'
import { codeAt, nameOf, namesOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import type { RecordWords } from './words'

const severities = ['mild', 'moderate', 'severe'] as const

/** Nothing for what was entered in error or ruled out. */
export function readAllergy(allergy: Fields, id: string, words: RecordWords): Allergy | null {
  const verification = codeAt(allergy, 'verificationStatus')
  if (verification === 'entered-in-error' || verification === 'refuted') return null
  const reactions = listAt(allergy, 'reaction')
  const status = codeAt(allergy, 'clinicalStatus')
  const severity = worst(reactions)
  const criticality = textAt(allergy, 'criticality')
  return {
    origin: { type: 'AllergyIntolerance', id },
    name: nameOf(fieldsAt(allergy, 'code')) ?? substanceOf(reactions) ?? words.allergy,
    reactions: [...new Set(reactions.flatMap((each) => namesOf(each, 'manifestation')))],
    status: status === 'inactive' || status === 'resolved' ? 'inactive' : 'active',
    ...(severity !== undefined && { severity }),
    ...((criticality === 'low' || criticality === 'high') && { criticality }),
  }
}

function substanceOf(reactions: readonly Fields[]): string | undefined {
  return reactions.map((each) => nameOf(fieldsAt(each, 'substance'))).find((name) => name)
}

function worst(reactions: readonly Fields[]): Allergy['severity'] {
  const seen = reactions.map((each) => textAt(each, 'severity'))
  return severities.toReversed().find((severity) => seen.includes(severity))
}
