import { json, outcome, type Answer } from './exchange'
import { patientsOf, type Store, type Stored, type Version } from './store'
import type { Traits } from './traits'

type Test = (resource: Stored, value: string) => boolean

const dateOf = (resource: Stored) =>
  Date.parse(String(resource['start'] ?? resource['effectiveDateTime'] ?? resource['birthDate']))

const updatedOf = (resource: Stored) => Date.parse(String(resource.meta?.['lastUpdated']))

/** `ge2026-11-22`: whether the instant stands so to that date. */
function compares(instant: number, value: string): boolean {
  const [, prefix = 'eq', date = ''] = /^(ge|gt|le|lt|eq)?(.*)$/.exec(value) ?? []
  const other = Date.parse(date)
  switch (prefix) {
    case 'ge':
      return instant >= other
    case 'gt':
      return instant > other
    case 'le':
      return instant <= other
    case 'lt':
      return instant < other
    default:
      return instant === other
  }
}

const parameters: Readonly<Record<string, Test>> = {
  _id: (resource, value) => value.split(',').includes(resource.id),
  _lastUpdated: (resource, value) => compares(updatedOf(resource), value),
  patient: (resource, value) => patientsOf(resource).includes(value.replace('Patient/', '')),
  subject: (resource, value) => patientsOf(resource).includes(value.replace('Patient/', '')),
  status: (resource, value) => value.split(',').includes(String(resource['status'])),
  date: (resource, value) => compares(dateOf(resource), value),
  birthdate: (resource, value) => String(resource['birthDate']).startsWith(value),
  identifier: (resource, value) => hasIdentifier(resource, value),
  target: (resource, value) => {
    const targets = JSON.stringify(resource['target'] ?? '')
    return value.split(',').some((each) => targets.includes(`"${each}"`))
  },
  _tag: (resource, value) => hasTag(resource, value),
  name: (resource, value) =>
    JSON.stringify(resource['name'] ?? '')
      .toLowerCase()
      .includes(value.toLowerCase()),
}
const controls = new Set([
  '_sort',
  '_count',
  '_elements',
  '_offset',
  '_cursor',
  '_total',
  '_format',
])

function hasIdentifier(resource: Stored, wanted: string): boolean {
  const identifiers = (resource['identifier'] ?? []) as { system?: string; value?: string }[]
  const [system, value] = wanted.includes('|') ? wanted.split('|') : [undefined, wanted]
  const list = Array.isArray(identifiers) ? identifiers : [identifiers]
  return list.some((each) => each.value === value && (!system || each.system === system))
}

function hasTag(resource: Stored, wanted: string): boolean {
  const [system, code] = wanted.split('|')
  const tags = (resource.meta?.['tag'] ?? []) as { system?: string; code?: string }[]
  return tags.some((tag) => tag.system === system && tag.code === code)
}

/** What a conditional create looks for. */
export function matches(store: Store, type: string, query: URLSearchParams): Version[] {
  return store
    .all()
    .filter(({ resource, type: each }) =>
      each === type && resource
        ? [...query].every(([name, value]) => parameters[name]?.(resource, value) ?? true)
        : false,
    )
}

/** `Type?…`, or undefined where the server does not know a parameter and says so. */
export function searchType(
  store: Store,
  traits: Traits,
  type: string,
  query: URLSearchParams,
  here: string,
): Answer {
  for (const name of query.keys())
    if (!(name in parameters) && !controls.has(name) && traits.unknownParameter === 'refused')
      return outcome(400, `Unknown search parameter: ${name}`)
  const found = matches(store, type, query)
  const sort = query.get('_sort')
  if (sort === 'date')
    found.sort((a, b) => dateOf(a.resource as Stored) - dateOf(b.resource as Stored))
  else found.sort((a, b) => a.updated - b.updated)
  if (sort === '-_lastUpdated') found.reverse()
  return page(found, traits, query, here)
}

/** All that belongs to a patient, since an instant if one is given. */
export function everything(
  store: Store,
  traits: Traits,
  patient: string,
  query: URLSearchParams,
  here: string,
): Answer {
  const since = Date.parse(query.get('_since') ?? '')
  const found = store
    .all()
    .filter(({ resource, updated }) => {
      if (!resource || !patientsOf(resource).includes(patient)) return false
      return Number.isNaN(since) || updated >= since
    })
    .sort((a, b) => a.updated - b.updated)
  return page(found, traits, query, here)
}

function page(found: Version[], traits: Traits, query: URLSearchParams, here: string): Answer {
  const count = Number(query.get('_count') ?? 20)
  const from = startOf(found, query)
  const shown = found.slice(from, from + count)
  const elements = query.get('_elements')?.split(',')
  const next = new URLSearchParams(query)
  const last = shown.at(-1)
  if (traits.next === 'offset') next.set('_offset', String(from + count))
  else if (last) next.set('_cursor', `${last.updated}:${last.type}/${last.id}`)
  const hasNext = traits.next !== 'none' && from + count < found.length
  return json(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    link: hasNext
      ? [{ relation: 'next', url: `http://inside.server:8103${here}?${next.toString()}` }]
      : [],
    entry: shown.map(({ resource }) => ({
      fullUrl: `${resource?.resourceType ?? ''}/${resource?.id ?? ''}`,
      resource: elements && resource ? only(resource, elements) : resource,
      search: { mode: 'match' },
    })),
  })
}

/** Where this page begins; by cursor, rows that changed meanwhile have moved behind it. */
function startOf(found: readonly Version[], query: URLSearchParams): number {
  const cursor = query.get('_cursor')
  if (cursor === null) return Number(query.get('_offset') ?? 0)
  const [updated, key] = [Number(cursor.split(':')[0]), cursor.slice(cursor.indexOf(':') + 1)]
  const same = found.findIndex(({ type, id }) => `${type}/${id}` === key)
  if (same >= 0 && found[same]?.updated === updated) return same + 1
  const after = found.findIndex((each) => each.updated >= updated)
  return after < 0 ? found.length : after
}

function only(resource: Stored, elements: readonly string[]): Record<string, unknown> {
  const kept = new Set([...elements, 'resourceType', 'id', 'meta'])
  return Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name)))
}
