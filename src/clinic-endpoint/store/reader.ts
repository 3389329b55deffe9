import type { Micros } from '../json/instants'
import { statements, type Connection } from './connect'
import type { Dictionary } from './dictionary'
import { versionColumns, versionOf, type Version, type VersionRow } from './version'

export interface HistoryQuery {
  readonly type?: string | undefined
  readonly id?: string | undefined
  /** Versions written at or after this moment. */
  readonly since?: Micros | undefined
  /** Where the page before this one ended. */
  readonly after?: Micros | undefined
  readonly oldestFirst: boolean
  readonly count: number
}

export interface CompartmentQuery {
  readonly since?: Micros | undefined
  readonly after?: { readonly seq: Micros; readonly rid: number } | undefined
  readonly types?: readonly string[] | undefined
  readonly count: number
}

export interface CompartmentRow {
  readonly version: Version
  /** Where the resource stands in the compartment: never before its own lastUpdated. */
  readonly seq: Micros
}

export interface Reader {
  /** The newest version, a tombstone included; undefined when there never was one. */
  current: (type: string, id: string) => Version | undefined
  version: (type: string, id: string, vid: number) => Version | undefined
  history: (query: HistoryQuery) => Version[]
  compartment: (patientId: string, query: CompartmentQuery) => CompartmentRow[]
  /** The bytes of a Binary's version; `from` and `length` in bytes. */
  bytes: (seq: Micros, from?: number, length?: number) => Uint8Array | undefined
  byteLength: (seq: Micros) => number | undefined
}

export function openReader(db: Connection, dictionary: Dictionary): Reader {
  const name = (key: number) => dictionary.word(key)
  const prepared = statements(db)
  const one = db
    .prepare(
      `SELECT ${versionColumns} FROM res r JOIN ver v ON v.seq = r.seq WHERE r.type = ? AND r.id = ?`,
    )
    .raw()
  const old = db
    .prepare(
      `SELECT ${versionColumns} FROM res r JOIN ver v ON v.rid = r.rid
       WHERE r.type = ? AND r.id = ? AND v.vid = ?`,
    )
    .raw()
  const slice = db.prepare('SELECT substr(bytes, ?, ?) FROM blob WHERE seq = ?').raw()
  const length = db.prepare('SELECT length(bytes) FROM blob WHERE seq = ?').raw()
  return {
    current: (type, id) => first(one.get(dictionary.find(type), id), name),
    version: (type, id, vid) => first(old.get(dictionary.find(type), id, vid), name),
    history: (query) => readHistory(prepared, dictionary, query),
    compartment: (patientId, query) => readCompartment(prepared, dictionary, patientId, query),
    bytes: (seq, from = 0, count = 0x7fffffff) =>
      (slice.get(from + 1, count, seq) as [Uint8Array] | undefined)?.[0],
    byteLength: (seq) => (length.get(seq) as [number] | undefined)?.[0],
  }
}

function first(row: unknown, name: (key: number) => string): Version | undefined {
  return row ? versionOf(row as VersionRow, name) : undefined
}

type Prepared = ReturnType<typeof statements>

function readHistory(prepared: Prepared, dictionary: Dictionary, query: HistoryQuery): Version[] {
  const where = ['1 = 1']
  const values: (string | number)[] = []
  const and = (condition: string, value: string | number) => {
    where.push(condition)
    values.push(value)
  }
  if (query.type !== undefined && query.id !== undefined) {
    const type = dictionary.find(query.type)
    where.push('v.rid = (SELECT rid FROM res WHERE type = ? AND id = ?)')
    values.push(type, query.id)
  } else if (query.type !== undefined) and('v.type = ?', dictionary.find(query.type))
  if (query.since !== undefined) and('v.seq >= ?', query.since)
  if (query.after !== undefined) and(query.oldestFirst ? 'v.seq > ?' : 'v.seq < ?', query.after)
  const rows =
    prepared(`SELECT ${versionColumns} FROM ver v JOIN res r ON r.rid = v.rid WHERE ${where.join(' AND ')}
       ORDER BY v.seq ${query.oldestFirst ? 'ASC' : 'DESC'} LIMIT ?`).all(
      ...values,
      query.count,
    ) as VersionRow[]
  return rows.map((row) => versionOf(row, (key) => dictionary.word(key)))
}

function readCompartment(
  prepared: Prepared,
  dictionary: Dictionary,
  patientId: string,
  query: CompartmentQuery,
): CompartmentRow[] {
  const values: (string | number)[] = [
    dictionary.find(`Patient/${patientId}`),
    Math.max(query.since ?? 0, query.after?.seq ?? 0),
    query.after?.seq ?? -1,
    query.after?.rid ?? -1,
  ]
  const types = query.types?.map((type) => dictionary.find(type))
  const rows =
    prepared(`SELECT ${versionColumns}, m.seq FROM part m CROSS JOIN res r ON r.rid = m.rid
       JOIN ver v ON v.seq = r.seq
       WHERE m.pat = ? AND m.seq >= ? AND (m.seq, m.rid) > (?, ?)
       ${types ? `AND r.type IN (${types.map(() => '?').join(',')})` : ''}
       ORDER BY m.seq, m.rid LIMIT ?`).all(...values, ...(types ?? []), query.count) as [
      ...VersionRow,
      number,
    ][]
  return rows.map((row) => ({
    version: versionOf(row.slice(0, 7) as VersionRow, (key) => dictionary.word(key)),
    seq: row[7],
  }))
}
