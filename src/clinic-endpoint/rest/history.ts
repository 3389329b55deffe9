import { instantOf, spanOf } from '../json/instants'
import { httpStatusText } from './statusText'
import type { HistoryQuery } from '../store/reader'
import type { Version } from '../store/version'
import { etagOf, resourceText, type Asked, type Plan, type Reading } from './answer'
import { bundleText, pageOf, type EntryText } from './bundleText'
import { nextLink, openPage } from './pageLink'
import { problem } from './problem'
import { checkFormat, countOf } from './searchParse'

/** Every version and tombstone of one resource, one type or all, newest first unless asked otherwise. */
export function planHistory(asked: Asked, type?: string, id?: string): Plan {
  const page = openPage(asked)
  const query = page?.query ?? asked.query.toString()
  const parsed = parseHistory(new URLSearchParams(query))
  return {
    kind: 'read',
    run: (store) => {
      if (type !== undefined && id !== undefined && !store.current(type, id))
        throw problem(404, 'not-found', `there never was such a ${type}`)
      const after = page?.after[0]
      const versions = store.history({
        ...parsed,
        type,
        id,
        after: after === undefined ? undefined : Number(after),
        count: parsed.count + 1,
      })
      const shown = pageOf(versions.slice(0, parsed.count), (version) => version.body?.length ?? 0)
      const last = shown.at(-1)
      const more = shown.length < versions.length && last
      const next = more ? nextLink(asked, { query, after: [last.seq] }) : undefined
      const self = `${asked.base}/${asked.path.join('/')}`
      return {
        status: 200,
        text: () =>
          bundleText({
            type: 'history',
            links: { self, next },
            entries: shown.map((version) => entryOf(store, asked.base, version)),
          }),
      }
    },
  }
}

function parseHistory(params: URLSearchParams): HistoryQuery {
  const query: { -readonly [Key in keyof HistoryQuery]: HistoryQuery[Key] } = {
    oldestFirst: false,
    count: 100,
  }
  for (const [name, value] of params) {
    if (name === '_format') checkFormat(value)
    else if (name === '_count') query.count = Math.max(1, countOf(value))
    else if (name === '_since') query.since = sinceOf(value)
    else if (name === '_sort' && /^-?_lastUpdated$/.test(value))
      query.oldestFirst = !value.startsWith('-')
    else throw problem(400, 'not-supported', `unknown history parameter ${name}`, `http.${name}`)
  }
  return query
}

export function sinceOf(value: string): number {
  // A plus sign of a zone that was not escaped arrives as a space.
  const span = spanOf(value.replace(' ', '+'))
  if (!span) throw problem(400, 'value', '_since is an instant', 'http._since')
  return span.from
}

function entryOf(store: Reading, base: string, version: Version): EntryText {
  const status = version.verb === 'DELETE' ? 204 : version.vid === 1 ? 201 : 200
  const path = `${version.type}/${version.id}`
  return {
    fullUrl: `${base}/${path}`,
    resource: version.body === null ? undefined : resourceText(store, version),
    rest: {
      request: { method: version.verb, url: version.verb === 'POST' ? version.type : path },
      response: {
        status: httpStatusText(status),
        etag: etagOf(version),
        lastModified: instantOf(version.seq),
      },
    },
  }
}
