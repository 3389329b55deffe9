import { hasElement } from '../store/definitions'
import { dateElementsOf, searchParamsOf } from '../store/searchParams'
import type { Condition, SearchQuery, Sort } from '../store/search'
import { elementsOf, type Elements } from './elements'
import { FhirProblem, problem } from './problem'

const defaultCount = 100
const largestCount = 1000

interface ParsedSearch {
  readonly search: SearchQuery
  readonly withTotal: boolean
  readonly elements: Elements | undefined
}

/** Throws a 400 that names the first parameter this server does not know: a filter that is silently ignored shows too much. */
export function parseSearch(type: string, params: URLSearchParams): ParsedSearch {
  const conditions: Condition[] = []
  let sort: Sort[] = []
  let count = defaultCount
  let withTotal = false
  let elements: Elements | undefined
  for (const [name, value] of params) {
    if (name === '_format') checkFormat(value)
    else if (name === '_count') count = countOf(value)
    else if (name === '_total') withTotal = totalWanted(value)
    else if (name === '_sort') sort = sortOf(type, value)
    else if (name === '_elements') elements = elementsOf(alternativesOf(value))
    else conditions.push(conditionOf(type, name, value))
  }
  return {
    search: { type, conditions, sort, count },
    withTotal: withTotal || count === 0,
    elements,
  }
}

function conditionOf(type: string, name: string, value: string): Condition {
  const values = alternativesOf(value)
  const param = searchParamsOf(type).get(name)
  if (name !== '_id' && name !== '_lastUpdated' && !param)
    throw problem(400, 'not-supported', `unknown search parameter ${name}`, `http.${name}`)
  if (values.length === 0) throw problem(400, 'value', `${name} has no value`, `http.${name}`)
  if (name === '_id') return { kind: 'id', ids: values }
  if (!param) return { kind: 'lastUpdated', values }
  return { kind: 'param', param, values }
}

/** Commas part alternatives; `\,` is a comma. */
export function alternativesOf(value: string): string[] {
  return value
    .split(/(?<!\\),/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

export function countOf(value: string): number {
  if (!/^\d{1,9}$/.test(value))
    throw problem(400, 'value', '_count is a whole number', 'http._count')
  return Math.min(Number(value), largestCount)
}

export function checkFormat(value: string): void {
  // A plus sign that was not escaped arrives as a space.
  if (!/^(application\/)?(fhir[+ ])?json$/.test(value))
    throw new FhirProblem(406, [
      {
        code: 'not-supported',
        diagnostics: 'only JSON is spoken here',
        expression: 'http._format',
      },
    ])
}

function totalWanted(value: string): boolean {
  if (!['accurate', 'estimate', 'none'].includes(value))
    throw problem(400, 'value', '_total is accurate, estimate or none', 'http._total')
  return value !== 'none'
}

function sortOf(type: string, value: string): Sort[] {
  return alternativesOf(value).flatMap((key): Sort[] => {
    const descending = key.startsWith('-')
    const name = descending ? key.slice(1) : key
    const dateName = hasElement(type, 'birthDate') ? 'birthdate' : 'date'
    if (name === '_lastUpdated') return [{ by: 'lastUpdated', descending }]
    if (name === dateName && dateElementsOf(type).length > 0) return [{ by: 'date', descending }]
    if (hasElement(type, 'name')) {
      if (name === 'family' || name === 'given') return [{ by: name, descending }]
      if (name === 'name')
        return [
          { by: 'family', descending },
          { by: 'given', descending },
        ]
    }
    throw problem(400, 'not-supported', `cannot sort ${type} by ${name}`, 'http._sort')
  })
}
