import { goalAcceptance, statusChanged } from '../codes'
import type { PathPart } from './namesInPath'
import type { ClashElement } from './shown'
import { choiceStem } from './units'

const namesOfElement: Readonly<Partial<Record<ClashElement, string>>> = {
  status:
    'status clinicalStatus verificationStatus lifecycleStatus achievementStatus active doNotPerform',
  reason: 'statusReason reasonCode reasonReference',
  date:
    'statusDate abatement onset effective performed occurrence start end due period issued date ' +
    'sent created authoredOn recordedDate',
  dosage: 'dosage dosageInstruction',
  medicine: 'medication',
  criticality: 'criticality',
  words: 'description payload content title text answer',
  note: 'note',
  value: 'value component interpretation dataAbsentReason',
  target: 'target',
  line: 'activity entry',
  name: 'name',
  birthDate: 'birthDate',
  gender: 'gender',
  identifier: 'identifier',
  deceased: 'deceased',
  contact: 'telecom address contact',
  patient: 'subject patient',
  person: 'performer participant author asserter recorder requester sender recipient',
  code: 'code category',
}
const elements = new Map(
  Object.entries(namesOfElement).flatMap(([element, names]) =>
    names.split(' ').map((name) => [name, element as ClashElement] as const),
  ),
)

/** The innermost element that has a name of its own; what people agreed to is told by its url. */
export function elementOf(parts: readonly PathPart[]): ClashElement {
  const keys = parts.map(({ key }) => key ?? '')
  if (keys.some((key) => key.startsWith(goalAcceptance))) return 'agreement'
  if (keys.includes(statusChanged)) return 'date'
  if (parts.some(({ name }) => /^(?:modifierE|e)xtension$/.test(name))) return 'other'
  for (const { name } of parts.toReversed()) {
    if (/^(?:value|content)(?:String|Markdown)$/.test(name)) return 'words'
    const found = elements.get(choiceStem(name) ?? name.replace('[x]', ''))
    if (found !== undefined) return found
  }
  return 'other'
}
