import { statements, type Connection } from './connect'
import type { Dictionary } from './dictionary'
import { sqlOf, type Sql } from './searchSql'
import type { SearchParam } from './searchParams'
import { versionColumns, versionOf, type Version, type VersionRow } from './version'

/** One `name=value,value`: the values are alternatives, several conditions must all hold. */
export type Condition =
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | { readonly kind: 'lastUpdated'; readonly values: readonly string[] }
  | { readonly kind: 'param'; readonly param: SearchParam; readonly values: readonly string[] }

type SortKey = 'lastUpdated' | 'date' | 'family' | 'given'
export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

export interface SearchQuery {
  readonly type: string
  readonly conditions: readonly Condition[]
  readonly sort: readonly Sort[]
  readonly count: number
  /** The sort values and row of the last match of the page before. */
  readonly after?: readonly (string | number)[] | undefined
}

export interface Match {
  readonly version: Version
  /** Hand it over as `after` to go on behind this match. */
  readonly place: readonly (string | number)[]
}

export interface Search {
  /** At most `count` matches. Throws UnreadableValue for a value that its parameter cannot have. */
  search: (query: SearchQuery) => Match[]
  /** How many match in all, whatever `count` says. */
  countMatches: (query: SearchQuery) => number
}

const columns: Record<SortKey, string> = {
  lastUpdated: 'r.seq',
  date: 'r.date',
  family: 'r.family',
  given: 'r.given',
}

export function openSearch(db: Connection, dictionary: Dictionary): Search {
  const prepared = statements(db)
  return {
    search: (query) => {
      const { where, values } = sqlOf(query, dictionary)
      const paging = pageAfter(query)
      const keys = query.sort.map((sort) => columns[sort.by])
      const rows =
        prepared(`SELECT ${versionColumns}, r.rid${keys.map((key) => `, ${key}`).join('')}
           FROM res r JOIN ver v ON v.seq = r.seq WHERE ${[...where, ...paging.where].join(' AND ')}
           ORDER BY ${orderOf(query)} LIMIT ?`).all(
          ...values,
          ...paging.values,
          query.count,
        ) as unknown[][]
      return rows.map((row) => ({
        version: versionOf(row.slice(0, 7) as VersionRow, (key) => dictionary.word(key)),
        place: [...row.slice(8), row[7]] as (string | number)[],
      }))
    },
    countMatches: (query) => {
      const { where, values } = sqlOf(query, dictionary)
      const row = prepared(`SELECT count(*) FROM res r WHERE ${where.join(' AND ')}`).get(
        ...values,
      ) as [number]
      return row[0]
    },
  }
}

/**
 * Ties, and searches that ask for no order, go by age: an update does not move a match. In the
 * direction of the last key, so that an index can be read as it lies.
 */
function orderOf(query: SearchQuery): string {
  const keys = query.sort.map((sort) => `${columns[sort.by]} ${sort.descending ? 'DESC' : 'ASC'}`)
  return [...keys, `r.rid ${query.sort.at(-1)?.descending ? 'DESC' : 'ASC'}`].join(', ')
}

/** Everything behind the last match, whatever was written since: offsets would skip or repeat. */
function pageAfter(query: SearchQuery): Sql {
  const place = query.after
  if (!place) return { where: [], values: [] }
  const keys = [...query.sort.map((sort) => columns[sort.by]), 'r.rid']
  const values: (string | number)[] = []
  const behind = keys.map((key, level) => {
    const same = keys.slice(0, level).map((earlier, n) => {
      values.push(place[n] ?? 0)
      return `${earlier} = ?`
    })
    values.push(place[level] ?? 0)
    const direction = (query.sort[level] ?? query.sort.at(-1))?.descending ? '<' : '>'
    return `(${[...same, `${key} ${direction} ?`].join(' AND ')})`
  })
  return { where: [`(${behind.join(' OR ')})`], values }
}
