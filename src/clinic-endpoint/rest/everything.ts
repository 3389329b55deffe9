import { isResourceType } from '../store/definitions'
import type { CompartmentQuery, CompartmentRow } from '../store/reader'
import { resourceText, type Asked, type Plan } from './answer'
import { bundleText, pageOf } from './bundleText'
import { elementsOf, onlyElements, type Elements } from './elements'
import { sinceOf } from './history'
import { nextLink, openPage } from './pageLink'
import { problem } from './problem'
import { alternativesOf, checkFormat, countOf } from './searchParse'

/** A patient's whole record in the order it was written, for a tablet's first and every later pull. */
export function planEverything(asked: Asked, id: string): Plan {
  const page = openPage(asked)
  const query = page?.query ?? asked.query.toString()
  const { elements, ...parsed } = parseEverything(new URLSearchParams(query))
  const [seq, rid] = page?.after ?? []
  const after = seq === undefined ? undefined : { seq: Number(seq), rid: Number(rid) }
  return {
    kind: 'read',
    run: (store) => {
      const patient = store.current('Patient', id)
      if (!patient) throw problem(404, 'not-found', 'there is no such Patient')
      if (patient.body === null) throw problem(410, 'deleted', 'this Patient was deleted')
      const rows = store.compartment(id, { ...parsed, after, count: parsed.count + 1 })
      const sizeOf = ({ version }: CompartmentRow) =>
        (version.body?.length ?? 0) +
        (version.type === 'Binary' ? (store.byteLength(version.seq) ?? 0) * 1.34 : 0)
      const shown = pageOf(rows.slice(0, parsed.count), sizeOf)
      const last = shown.at(-1)
      const more = shown.length < rows.length && last
      const next = more
        ? nextLink(asked, { query, after: [last.seq, last.version.rid] })
        : undefined
      return {
        status: 200,
        text: () =>
          bundleText({
            type: 'searchset',
            links: { self: `${asked.base}/${asked.path.join('/')}`, next },
            entries: shown.map(({ version }) => ({
              fullUrl: `${asked.base}/${version.type}/${version.id}`,
              resource: onlyElements(resourceText(store, version), elements),
              rest: { search: { mode: 'match' } },
            })),
          }),
      }
    },
  }
}

interface EverythingQuery extends CompartmentQuery {
  readonly elements?: Elements
}

function parseEverything(params: URLSearchParams): EverythingQuery {
  const query: { -readonly [Key in keyof EverythingQuery]: EverythingQuery[Key] } = { count: 500 }
  for (const [name, value] of params) {
    if (name === '_format') checkFormat(value)
    else if (name === '_count') query.count = Math.max(1, countOf(value))
    else if (name === '_since') query.since = sinceOf(value)
    else if (name === '_type') query.types = typesOf(value)
    else if (name === '_elements') query.elements = elementsOf(alternativesOf(value))
    else throw problem(400, 'not-supported', `unknown parameter ${name}`, `http.${name}`)
  }
  return query
}

function typesOf(value: string): string[] {
  const types = alternativesOf(value)
  const unknown = types.find((type) => !isResourceType(type))
  if (unknown !== undefined || types.length === 0)
    throw problem(400, 'value', '_type lists resource types', 'http._type')
  return types
}
