import type { Fact } from './lesson'

/** One and many, or one form for both. `#` is the number. */
type UnitWords = readonly [one: string, many: string]

const english: Readonly<Record<string, UnitWords>> = {
  'mm[Hg]': ['# mm Hg', '# mm Hg'],
  'mg/dL': ['# mg/dL', '# mg/dL'],
  '%': ['#%', '#%'],
  min: ['# minute', '# minutes'],
  wk: ['# week', '# weeks'],
  mo: ['# month', '# months'],
  a: ['# year', '# years'],
  'min/wk': ['# minutes a week', '# minutes a week'],
  'mg/d': ['# mg a day', '# mg a day'],
  '{per100}': ['# in 100', '# in 100'],
  '{per1000}': ['# in 1,000', '# in 1,000'],
  '{dose}': ['# dose', '# doses'],
  '{reading}': ['# reading', '# readings'],
  '{medicine}': ['# medicine', '# medicines'],
}

const spanish: Readonly<Record<string, UnitWords>> = {
  'mm[Hg]': ['# mm Hg', '# mm Hg'],
  'mg/dL': ['# mg/dL', '# mg/dL'],
  '%': ['# %', '# %'],
  min: ['# minuto', '# minutos'],
  wk: ['# semana', '# semanas'],
  mo: ['# mes', '# meses'],
  a: ['# año', '# años'],
  'min/wk': ['# minutos a la semana', '# minutos a la semana'],
  'mg/d': ['# mg al día', '# mg al día'],
  '{per100}': ['# de cada 100', '# de cada 100'],
  '{per1000}': ['# de cada 1000', '# de cada 1000'],
  '{dose}': ['# dosis', '# dosis'],
  '{reading}': ['# medida', '# medidas'],
  '{medicine}': ['# medicina', '# medicinas'],
}

/**
 * A fact as people read it: "130/80 mm Hg", "3 to 6 months", "15 in 100". `bare` leaves the unit
 * out. Undefined for a fact that is a statement: those are for reviewers, in one language.
 */
export function factInWords(fact: Fact, locale: string, bare: boolean): string | undefined {
  if (typeof fact.value === 'string') return undefined
  const format = numbersOf(locale)
  const values = typeof fact.value === 'number' ? [fact.value] : fact.value
  const isSpanish = locale.toLowerCase().startsWith('es')
  const between = fact.form === 'pair' ? '/' : isSpanish ? ' a ' : ' to '
  const figure = values.map((value) => format.format(value)).join(between)
  const table = isSpanish ? spanish : english
  const unit = fact.unit ?? ''
  if (bare || !Object.hasOwn(table, unit)) return bare || unit === '' ? figure : `${figure} ${unit}`
  const [one, many] = table[unit] ?? ['#', '#']
  // A number and its unit stay on one line.
  return (values.length === 1 && values[0] === 1 ? one : many)
    .replace('# ', '#\u00A0')
    .replace('#', figure)
}

function numbersOf(locale: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  } catch {
    return new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
  }
}
