import type { Match } from '../store/search'
import { UnreadableValue } from '../store/searchSql'
import { resourceText, type Asked, type Plan, type Reading } from './answer'
import { bundleText, pageOf } from './bundleText'
import { onlyElements } from './elements'
import { nextLink, openPage } from './pageLink'
import { problem } from './problem'
import { parseSearch } from './searchParse'

/** `GET Type?…` and `POST Type/_search`: one page of matches and, when there are more, a next link. */
export function planSearch(asked: Asked, type: string): Plan {
  const page = openPage(asked)
  const query = page?.query ?? asked.query.toString()
  const { search, withTotal, elements } = parseSearch(type, new URLSearchParams(query))
  return {
    kind: 'read',
    run: (store) => {
      const matches = readable(() =>
        search.count === 0
          ? []
          : store.search({ ...search, count: search.count + 1, after: page?.after }),
      )
      const shown = pageOf(matches.slice(0, search.count), (match) => sizeOf(store, match))
      const last = shown.at(-1)
      const more = shown.length < matches.length && last
      const total = withTotal ? readable(() => store.countMatches(search)) : undefined
      const next = more ? nextLink(asked, { query, after: last.place }) : undefined
      return {
        status: 200,
        text: () =>
          bundleText({
            type: 'searchset',
            total,
            links: { self: `${asked.base}/${type}`, next },
            entries: shown.map(({ version }) => ({
              fullUrl: `${asked.base}/${type}/${version.id}`,
              resource: onlyElements(resourceText(store, version), elements),
              rest: { search: { mode: 'match' } },
            })),
          }),
      }
    },
  }
}

/** The self link names no parameter: a name or a birth date would then stand in an address. */
function readable<T>(search: () => T): T {
  try {
    return search()
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error
    throw problem(400, 'value', error.message, `http.${error.param}`)
  }
}

function sizeOf(store: Reading, { version }: Match): number {
  const bytes = version.type === 'Binary' ? (store.byteLength(version.seq) ?? 0) : 0
  return (version.body?.length ?? 0) + bytes * 1.34
}
