import { isFields } from '@/domain/fhir/json'

/** One value that a person may put right by hand. */
export interface Changeable {
  readonly path: readonly (string | number)[]
  /** The element's FHIR name, for its words. */
  readonly name: string
  readonly kind: 'words' | 'number' | 'day' | 'moment'
  readonly value: string
  /** The clinic's answer named it. */
  readonly named: boolean
}

const wordNames = new Set([
  ...['contentString', 'valueString', 'description', 'patientInstruction', 'scheduledString'],
  ...['title', 'summary'],
])
/** The words of these stand in their `text`. */
const wordOwners = new Set(['note', 'description', 'dosageInstruction', 'dosage', 'statusReason'])
const dayNames = new Set(['birthDate', 'dueDate', 'startDate', 'statusDate', 'valueDate'])
const momentNames = /^(?:authoredOn|recordedDate|sent|date|start|end|authored)$|DateTime$/
const machine = new Set([
  'meta',
  'id',
  'resourceType',
  'url',
  'system',
  'reference',
  'text',
  'code',
])

/** What may be put right in a small form; what the clinic named comes first. */
export function changeablesOf(resource: object, named: readonly string[]): readonly Changeable[] {
  const found: Changeable[] = []
  walk(resource, [], (path, value) => {
    const one = changeableAt(path, value, isNamed(path, named))
    if (one) found.push(one)
  })
  return found.sort((a, b) => Number(b.named) - Number(a.named)).slice(0, MOST)
}

const MOST = 8

/** The same resource with these values; an empty one is left out. */
export function withChanges<T extends object>(
  resource: T,
  changes: readonly (Pick<Changeable, 'path' | 'kind'> & { readonly value: string })[],
): T {
  const next = structuredClone(resource)
  for (const { path, kind, value } of changes) {
    const last = path.at(-1)
    const owner = path
      .slice(0, -1)
      .reduce<unknown>((of, step) => (of as Record<string | number, unknown>)[step], next)
    if (last === undefined) continue
    const fields = owner as Record<string | number, unknown>
    if (value.trim() === '') Reflect.deleteProperty(fields, last)
    else fields[last] = kind === 'number' ? Number(value.trim().replace(',', '.')) : value.trim()
  }
  return next
}

function changeableAt(
  path: Changeable['path'],
  value: unknown,
  named: boolean,
): Changeable | undefined {
  const name = path.at(-1)
  if (typeof name !== 'string') return undefined
  const owner = path.filter((step) => typeof step === 'string').at(-2) ?? ''
  const one = (kind: Changeable['kind']): Changeable => ({
    ...{ path, kind, named, value: String(value) },
    name: name === 'text' || name === 'value' ? owner : name,
  })
  if (typeof value === 'number') return one('number')
  if (typeof value !== 'string') return undefined
  if (dayNames.has(name)) return one('day')
  if (momentNames.test(name)) return one('moment')
  if (wordNames.has(name) || (name === 'text' && wordOwners.has(owner))) return one('words')
  return named && !machine.has(name) ? one('words') : undefined
}

function isNamed(path: Changeable['path'], named: readonly string[]): boolean {
  const own = path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
  const full = own.join('').slice(1)
  return named.some(
    (each) => full === each || full.startsWith(`${each}.`) || full.startsWith(`${each}[`),
  )
}

function walk(
  value: unknown,
  path: readonly (string | number)[],
  tell: (path: readonly (string | number)[], value: unknown) => void,
): void {
  if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index], tell))
  else if (isFields(value)) {
    for (const [name, inner] of Object.entries(value))
      if (name !== 'meta' && name !== 'contained') walk(inner, [...path, name], tell)
  } else tell(path, value)
}
