import type { FormFilled, FormFilledLine } from '../visit/formFilled'
import { dateOrNothing } from '../visit/when'
import { element, fieldsAt, isFields, listAt, textAt, type Fields } from './json'
import { readValue } from './questionnaireValue'
import { extensionOf } from './questionnaireWords'
import { originOfReference } from './resource'

const display = 'http://hl7.org/fhir/StructureDefinition/display'

/** `null` for what was entered in error, and for our own teach-backs and feedback: no forms. */
export function readFormFilled(response: Fields, id: string): FormFilled | null {
  const status = textAt(response, 'status') ?? ''
  const canonical = textAt(response, 'questionnaire') ?? ''
  if (status === 'entered-in-error' || canonical.startsWith('urn:alongside:')) return null
  const when = dateOrNothing(textAt(response, 'authored'))
  const visit = originOfReference(textAt(fieldsAt(response, 'encounter'), 'reference'))
  const beside = element(response, '_questionnaire')
  const title = isFields(beside) ? textAt(extensionOf(beside, display), 'valueString') : undefined
  return {
    origin: { type: 'QuestionnaireResponse', id },
    canonical,
    title: title ?? '',
    status: statusOf(status),
    ...(when !== undefined && { when }),
    ...(visit !== undefined && { visitId: visit.id }),
    lines: linesOf(listAt(response, 'item'), 0),
  }
}

function statusOf(status: string): FormFilled['status'] {
  if (status === 'completed' || status === 'amended') return 'done'
  return status === 'stopped' ? 'stopped' : 'started'
}

function linesOf(items: readonly Fields[], depth: number): readonly FormFilledLine[] {
  return items.flatMap((item) => {
    const answers = listAt(item, 'answer')
    const read = answers.map((answer) => readValue(answer, 'value'))
    const values = read.filter((value) => value !== undefined)
    const line: FormFilledLine = {
      linkId: textAt(item, 'linkId') ?? '',
      depth,
      text: textAt(item, 'text') ?? '',
      heading: answers.length === 0,
      values,
      unread: read.length - values.length,
    }
    const within = [...listAt(item, 'item'), ...answers.flatMap((answer) => listAt(answer, 'item'))]
    return [line, ...linesOf(within, depth + 1)]
  })
}
