import type { FormAnswerKind } from '../visit/form'
import type { FormValue } from '../visit/formValue'
import { element, isFields, listAt, textAt, type Fields } from './json'
import { selectedOptions } from './questionnaireOptions'
import { readValue } from './questionnaireValue'
import { extensionOf } from './questionnaireWords'

const initialExpression =
  'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression'

/** What stands in an answer before anybody touches it: the author's, else what the record says. */
export function readInitial(
  item: Fields,
  kind: FormAnswerKind,
  patient: Fields | undefined,
): readonly FormValue[] {
  const given = listAt(item, 'initial').flatMap((each) => readValue(each, 'value') ?? [])
  if (given.length > 0) return given
  const selected = selectedOptions(item)
  return selected.length > 0 ? selected : fromRecord(item, kind, patient)
}

/** A plain path from the patient (SDC's initialExpression); any other expression asks. */
function fromRecord(
  item: Fields,
  kind: FormAnswerKind,
  patient: Fields | undefined,
): readonly FormValue[] {
  const told = element(extensionOf(item, initialExpression), 'valueExpression')
  if (patient === undefined || !isFields(told)) return []
  const found = along(patient, textAt(told, 'expression') ?? '')[0]
  if (typeof found === 'boolean') return kind === 'boolean' ? [{ kind, yes: found }] : []
  if (typeof found !== 'string' || found === '') return []
  switch (kind) {
    case 'string':
    case 'text':
    case 'open-choice':
      return [{ kind: 'text', text: found }]
    case 'date':
    case 'dateTime':
      return [{ kind, text: found }]
    default:
      return []
  }
}

const step = /^(?:([a-zA-Z]+)|first\(\)|where\(([a-zA-Z]+) *= *'([^']*)'\))$/

/** `%patient.telecom.where(system='phone').value.first()`: names, `where` and `first` of FHIRPath. */
function along(patient: Fields, expression: string): readonly unknown[] {
  const steps = expression.trim().split(/\.(?![^(]*'[^']*$)/)
  if (steps[0] !== '%patient') return []
  let at: readonly unknown[] = [patient]
  for (const text of steps.slice(1)) {
    const [whole, name, field, value] = step.exec(text) ?? []
    if (whole === undefined) return []
    if (name !== undefined) at = at.flatMap((each) => (isFields(each) ? children(each, name) : []))
    else if (field === undefined) at = at.slice(0, 1)
    else at = at.filter((each) => isFields(each) && element(each, field) === value)
  }
  return at
}

function children(of: Fields, name: string): readonly unknown[] {
  const value = element(of, name)
  if (Array.isArray(value)) return value
  return value === undefined ? [] : [value]
}
