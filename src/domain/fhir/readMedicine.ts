import type { Coding, Medicine, Origin } from '../visit/record'
import { dateOrNothing } from '../visit/when'
import { statusChanged } from './codes'
import { codingsOf, nameOf, namesOf } from './concept'
import { fieldsAt, listAt, textAt, type Fields } from './json'
import { readDosage } from './readDosage'
import { originOfReference } from './resource'
import type { RecordWords } from './words'

/** One prescription or one statement, before those for the same drug are put together. */
export type MedicineEntry = Omit<Medicine, 'alsoRunning'>

/** Finds another resource of the record, by type and id. */
type Find = (origin: Origin) => Fields | undefined

const requestStatus: Readonly<Record<string, Medicine['status']>> = {
  active: 'taking',
  'on-hold': 'paused',
  unknown: 'unsure',
  stopped: 'stopped',
  completed: 'stopped',
}

const statementStatus: Readonly<Record<string, Medicine['status']>> = {
  active: 'taking',
  intended: 'taking',
  'on-hold': 'paused',
  unknown: 'unsure',
  stopped: 'stopped',
  completed: 'stopped',
  'not-taken': 'stopped',
}

/** Nothing for mistakes, drafts, cancelled orders and mere proposals: nobody takes them. */
export function readMedicine(
  resource: Fields,
  origin: Origin,
  find: Find,
  words: RecordWords,
): MedicineEntry | null {
  const isRequest = origin.type === 'MedicationRequest'
  const status = (isRequest ? requestStatus : statementStatus)[textAt(resource, 'status') ?? '']
  const intent = textAt(resource, 'intent')
  if (status === undefined || intent === 'proposal' || intent === 'plan') return null
  const drug = drugOf(resource, find)
  const howTaken = readDosage(listAt(resource, isRequest ? 'dosageInstruction' : 'dosage'), words)
  const because = reasonOfStatus(resource)
  const { since, until } = isRequest ? requestTimes(resource) : statementTimes(resource)
  return {
    origin,
    name: drug.name ?? words.medicine,
    codings: drug.codings,
    status,
    why: whyOf(resource, find),
    ...(howTaken !== undefined && { howTaken }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && status === 'stopped' && { until }),
    ...(because !== undefined && status === 'stopped' && { stoppedBecause: because }),
  }
}

interface Drug {
  readonly name?: string | undefined
  readonly codings: readonly Coding[]
}

function drugOf(resource: Fields, find: Find): Drug {
  const concept = fieldsAt(resource, 'medicationCodeableConcept')
  if (concept !== undefined) return { name: nameOf(concept), codings: codingsOf(concept) }
  const reference = fieldsAt(resource, 'medicationReference')
  const pointer = textAt(reference, 'reference')
  const origin = originOfReference(pointer)
  const medication = pointer?.startsWith('#')
    ? listAt(resource, 'contained').find((each) => textAt(each, 'id') === pointer.slice(1))
    : origin && find({ type: 'Medication', id: origin.id })
  const code = fieldsAt(medication, 'code')
  return { name: nameOf(code) ?? textAt(reference, 'display'), codings: codingsOf(code) }
}

function whyOf(resource: Fields, find: Find): readonly string[] {
  const pointed = listAt(resource, 'reasonReference').flatMap((reference) => {
    const origin = originOfReference(textAt(reference, 'reference'))
    const condition = origin && find({ type: 'Condition', id: origin.id })
    return nameOf(fieldsAt(condition, 'code')) ?? textAt(reference, 'display') ?? []
  })
  return [...new Set([...pointed, ...namesOf(resource, 'reasonCode')])]
}

/** One concept in a request, a list of them in a statement. */
function reasonOfStatus(resource: Fields): string | undefined {
  const reason = resource['statusReason']
  return Array.isArray(reason)
    ? namesOf(resource, 'statusReason')[0]
    : nameOf(fieldsAt(resource, 'statusReason'))
}

interface Times {
  readonly since: string | undefined
  readonly until: string | undefined
}

function requestTimes(request: Fields): Times {
  const changed = listAt(request, 'extension').find(
    (extension) => textAt(extension, 'url') === statusChanged,
  )
  const supply = fieldsAt(fieldsAt(request, 'dispenseRequest'), 'validityPeriod')
  return {
    since: dateOrNothing(textAt(request, 'authoredOn') ?? textAt(supply, 'start')),
    until: dateOrNothing(textAt(changed, 'valueDateTime') ?? textAt(supply, 'end')),
  }
}

function statementTimes(statement: Fields): Times {
  const period = fieldsAt(statement, 'effectivePeriod')
  return {
    since: dateOrNothing(
      textAt(period, 'start') ??
        textAt(statement, 'effectiveDateTime') ??
        textAt(statement, 'dateAsserted'),
    ),
    until: dateOrNothing(textAt(period, 'end')),
  }
}
