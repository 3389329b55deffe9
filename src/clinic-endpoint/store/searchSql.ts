import { spanOf, type Micros } from '../json/instants'
import type { Dictionary } from './dictionary'
import { prefixRange, wordsOf } from './names'
import { noDate } from './schema'
import type { Condition, SearchQuery } from './search'
import type { SearchParam } from './searchParams'

export interface Sql {
  readonly where: readonly string[]
  readonly values: readonly (string | number)[]
}

/** The value of a search parameter that is not of the parameter's form, e.g. `date=yesterday`. */
export class UnreadableValue extends Error {
  override readonly name = 'UnreadableValue'
  constructor(readonly param: string) {
    super(`the value of ${param} cannot be read`)
  }
}

export function sqlOf(query: SearchQuery, dictionary: Dictionary): Sql {
  const where = ['r.type = ?', 'r.del = 0']
  const values: (string | number)[] = [dictionary.find(query.type)]
  const narrow = query.conditions.some(
    (condition) =>
      condition.kind === 'id' || (condition.kind === 'param' && condition.param.kind === 'patient'),
  )
  for (const condition of query.conditions) {
    const alternatives = conditionSql(query.type, condition, dictionary, narrow)
    where.push(`(${alternatives.flatMap((sql) => sql.where).join(' OR ') || '1 = 0'})`)
    values.push(...alternatives.flatMap((sql) => sql.values))
  }
  return { where, values }
}

function conditionSql(
  type: string,
  condition: Condition,
  dictionary: Dictionary,
  narrow: boolean,
): Sql[] {
  if (condition.kind === 'id') return condition.ids.map((id) => sql('r.id = ?', id))
  if (condition.kind === 'lastUpdated')
    return condition.values.map((value) => dateSql('_lastUpdated', 'r.seq', 'r.seq + 1', value))
  const { param, values } = condition
  const find: Record<SearchParam['kind'], (value: string) => Sql[]> = {
    token: (value) => [tokenSql(type, param, value, dictionary, narrow)],
    reference: (value) => referenceSql(type, param, value, dictionary, narrow),
    patient: (value) => patientSql(type, param, value, dictionary),
    string: (value) => [nameSql(type, param, value, dictionary)],
    date: (value) => [dateSql(param.name, 'r.date', 'r.until', value)],
  }
  return values.flatMap(find[param.kind])
}

/** A patient's own few thousand rows are checked one by one; otherwise the code leads to the rows. */
function rowsWith(conditions: string, narrow: boolean): string {
  return narrow
    ? `EXISTS (SELECT 1 FROM tok t WHERE ${conditions} AND t.rid = r.rid)`
    : `r.rid IN (SELECT t.rid FROM tok t WHERE ${conditions})`
}

function tokenSql(
  type: string,
  param: SearchParam,
  value: string,
  dictionary: Dictionary,
  narrow: boolean,
): Sql {
  const p = dictionary.find(`${type}.${param.name}`)
  const bar = value.indexOf('|')
  const system = bar < 0 ? undefined : unescaped(value.slice(0, bar))
  const code = unescaped(value.slice(bar + 1))
  if (code === '' && (system === undefined || system === '')) throw new UnreadableValue(param.name)
  if (system === undefined) return sql(rowsWith('t.p = ? AND t.code = ?', narrow), p, code)
  const sys = system === '' ? 0 : dictionary.find(system) || -1
  if (code === '') return sql(rowsWith('t.p = ? AND t.sys = ?', narrow), p, sys)
  return sql(rowsWith('t.p = ? AND t.code = ? AND t.sys = ?', narrow), p, code, sys)
}

function referenceSql(
  type: string,
  param: SearchParam,
  value: string,
  dictionary: Dictionary,
  narrow: boolean,
): Sql[] {
  const p = dictionary.find(`${type}.${param.name}`)
  const reference = unescaped(value)
  const meant = reference.includes('/')
    ? [reference]
    : param.targets.map((target) => `${target}/${reference}`)
  if (meant.length === 0) throw new UnreadableValue(param.name)
  const found = meant.map((code) => sql(rowsWith('t.p = ? AND t.code = ?', narrow), p, code))
  // The patient a resource is filed under has a column, not a row.
  const patients = meant.filter((code) => code.startsWith('Patient/'))
  if (param.name !== 'actor') return found
  return [...found, ...patients.map((code) => sql('r.pat = ?', dictionary.find(code)))]
}

function patientSql(
  type: string,
  param: SearchParam,
  value: string,
  dictionary: Dictionary,
): Sql[] {
  const text = unescaped(value)
  const reference = text.includes('/') ? text : `Patient/${text}`
  const found = [sql('r.pat = ?', dictionary.find(reference))]
  const p = dictionary.find(`${type}.${param.name}`)
  if (p !== 0) found.push(sql(rowsWith('t.p = ? AND t.code = ?', false), p, reference))
  return found
}

/** Every word of the value begins some word of the name. */
function nameSql(type: string, param: SearchParam, value: string, dictionary: Dictionary): Sql {
  const p = dictionary.find(`${type}.${param.name}`)
  const words = wordsOf(unescaped(value))
  if (words.length === 0) throw new UnreadableValue(param.name)
  const each = 'r.rid IN (SELECT s.rid FROM str s WHERE s.p = ? AND s.norm >= ? AND s.norm < ?)'
  return sql(
    `(${words.map(() => each).join(' AND ')})`,
    ...words.flatMap((word) => [p, ...prefixRange(word)]),
  )
}

function dateSql(param: string, from: string, to: string, value: string): Sql {
  const prefix = /^(eq|ne|gt|lt|ge|le|sa|eb)(?=\d)/.exec(value)?.[1] ?? 'eq'
  const span = spanOf(value.replace(/^[a-z]{2}(?=\d)/, ''))
  if (!span || /^[a-z]/.test(value.slice(/^(eq|ne|gt|lt|ge|le|sa|eb)/.test(value) ? 2 : 0)))
    throw new UnreadableValue(param)
  const there = `${from} > ${String(noDate)}`
  const within = `(${from} >= ? AND ${to} <= ?)`
  const spans: Record<string, [string, ...Micros[]]> = {
    eq: [within, span.from, span.to],
    ne: [`(${there} AND NOT ${within})`, span.from, span.to],
    gt: [`${to} > ?`, span.to],
    ge: [`(${to} > ? OR ${from} >= ?)`, span.to, span.from],
    lt: [`(${from} < ? AND ${there})`, span.from],
    le: [`(${there} AND (${from} < ? OR ${within}))`, span.from, span.from, span.to],
    sa: [`${from} >= ?`, span.to],
    eb: [`(${to} <= ? AND ${there})`, span.from],
  }
  const [condition, ...values] = spans[prefix] ?? [within, span.from, span.to]
  return sql(condition, ...values)
}

function sql(condition: string, ...values: (string | number)[]): Sql {
  return { where: [condition], values }
}

function unescaped(value: string): string {
  return value.replace(/\\([,|$\\])/g, '$1')
}
