import { spanOf, type Micros } from '../json/instants'
import type { JsonObject, JsonValue } from '../json/decimals'
import { wordsOf } from './names'
import { noDate, openEnd } from './schema'
import { dateElementsOf, patientPathsOf, searchParamsOf } from './searchParams'
import type { Resource } from './version'
import { isObject, localReference, textOf, valuesAt } from './walk'

interface Token {
  readonly param: string
  readonly system: string
  readonly code: string
}

/** What searches know of a resource: made when it is written, replaced when it changes. */
export interface IndexEntry {
  /** `Patient/…` it is filed under, first; then the others whose record shows it. */
  readonly patients: readonly string[]
  readonly filedUnder: string | undefined
  readonly date: { readonly from: Micros; readonly to: Micros }
  readonly family: string
  readonly given: string
  readonly tokens: readonly Token[]
  readonly words: readonly { readonly param: string; readonly word: string }[]
}

export function indexOf(resource: Resource): IndexEntry {
  const type = resource.resourceType
  const { filed, besides } = patientPathsOf(type)
  const owners = patientsAt(resource, filed)
  const patients = new Set([...owners, ...patientsAt(resource, besides)])
  if (type === 'Patient') patients.add(`Patient/${textOf(resource['id']) ?? ''}`)
  const tokens: Token[] = []
  const words: { param: string; word: string }[] = []
  for (const param of searchParamsOf(type).values()) {
    const values = param.paths.flatMap((path) => valuesAt(resource, path))
    if (param.kind === 'token')
      tokens.push(...values.flatMap((value) => tokensIn(param.name, value)))
    else if (param.kind === 'string')
      words.push(...namesIn(values).map((word) => ({ param: param.name, word })))
    else if (param.kind !== 'date')
      tokens.push(
        ...referencesIn(param.name, values, param.kind === 'patient' ? owners[0] : undefined),
      )
  }
  const [name] = valuesAt(resource, 'name')
  return {
    patients: [...patients],
    filedUnder: type === 'Patient' ? undefined : owners[0],
    date: dateOf(resource),
    family: sortableName(isObject(name) ? name['family'] : name),
    given: sortableName(isObject(name) ? name['given'] : undefined),
    tokens,
    words,
  }
}

function patientsAt(resource: JsonObject, paths: readonly string[]): string[] {
  return paths
    .flatMap((path) => valuesAt(resource, path))
    .map(localReference)
    .filter((reference): reference is string => reference?.startsWith('Patient/') ?? false)
}

/** A Coding, CodeableConcept, Identifier or plain code. */
function tokensIn(param: string, value: JsonValue): Token[] {
  if (typeof value === 'string') return [{ param, system: '', code: value }]
  if (!isObject(value)) return []
  const coding = value['coding']
  if (Array.isArray(coding)) return coding.flatMap((one) => tokensIn(param, one))
  const code = textOf(value['code']) ?? textOf(value['value'])
  return code === undefined ? [] : [{ param, system: textOf(value['system']) ?? '', code }]
}

/** The patient a resource is filed under is a column of its own; only others need a row. */
function referencesIn(param: string, values: JsonValue[], filedUnder?: string): Token[] {
  return values
    .map(localReference)
    .filter((reference) => reference !== undefined && reference !== filedUnder)
    .map((reference) => ({ param, system: '', code: reference ?? '' }))
}

function namesIn(values: readonly JsonValue[]): string[] {
  return values.flatMap((value) => {
    if (typeof value === 'string') return wordsOf(value)
    if (!isObject(value)) return []
    return ['family', 'given', 'text', 'prefix', 'suffix']
      .flatMap((part) => valuesAt(value, part))
      .flatMap((part) => (typeof part === 'string' ? wordsOf(part) : []))
  })
}

function sortableName(value: JsonValue | undefined): string {
  const parts = Array.isArray(value) ? value : [value ?? '']
  return parts.flatMap((part) => (typeof part === 'string' ? wordsOf(part) : [])).join(' ')
}

const spellings = ['', 'DateTime', 'Date', 'Instant', 'Period']

function dateOf(resource: Resource): { from: Micros; to: Micros } {
  for (const element of dateElementsOf(resource.resourceType)) {
    for (const spelling of spellings) {
      const value = resource[`${element}${spelling}`]
      const span = typeof value === 'string' ? spanOf(value) : periodOf(value)
      if (span) return span
    }
  }
  return { from: noDate, to: noDate }
}

function periodOf(value: JsonValue | undefined): { from: Micros; to: Micros } | undefined {
  if (!isObject(value)) return undefined
  const start = spanOf(textOf(value['start']) ?? '')
  const end = spanOf(textOf(value['end']) ?? '')
  if (!start && !end) return undefined
  return { from: start?.from ?? noDate + 1, to: end?.to ?? openEnd }
}
