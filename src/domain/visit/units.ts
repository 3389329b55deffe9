/**
 * Converts between two UCUM units, or answers `undefined` where they do not measure the same thing.
 * `molarMass` in g/mol allows mass to amount. Handed in, since the UCUM tables load lazily.
 */
export type Convert = (
  value: number,
  fromUnit: string,
  toUnit: string,
  molarMass?: number,
) => number | undefined

/** Units as people and machines really write them, and the UCUM unit that each one means. */
const aliases: Readonly<Record<string, string>> = {
  mmhg: 'mm[Hg]',
  'mm hg': 'mm[Hg]',
  '%{hba1c}': '%',
  percent: '%',
  '%{ngsp}': '%',
  'ml/min/1.73m2': 'mL/min/{1.73_m2}',
  'ml/min/1.73 m2': 'mL/min/{1.73_m2}',
  'ml/min/1.73m^2': 'mL/min/{1.73_m2}',
  'ml/min/1.73_m2': 'mL/min/{1.73_m2}',
  'ml/min/{1.73_m2}': 'mL/min/{1.73_m2}',
  'ml/min/1.73sq m': 'mL/min/{1.73_m2}',
  'ml/min': 'mL/min',
  kgs: 'kg',
  kilograms: 'kg',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pounds: '[lb_av]',
  lb_av: '[lb_av]',
  in: '[in_i]',
  inches: '[in_i]',
  degc: 'Cel',
  '°c': 'Cel',
  celsius: 'Cel',
  degf: '[degF]',
  '°f': '[degF]',
  fahrenheit: '[degF]',
  'mg/dl': 'mg/dL',
  'mmol/l': 'mmol/L',
  'umol/l': 'umol/L',
  'µmol/l': 'umol/L',
  'μmol/l': 'umol/L',
  'meq/l': 'meq/L',
  'ug/mg': 'ug/mg',
  'mcg/mg': 'ug/mg',
  'mg/g{creat}': 'mg/g',
  'mg/g creat': 'mg/g',
  'beats/min': '/min',
  '{beats}/min': '/min',
  '{beats}/minute': '/min',
  'beats/minute': '/min',
  bpm: '/min',
  'l/min': 'L/min',
  'kg/m^2': 'kg/m2',
  'kg/m²': 'kg/m2',
  inr: '{INR}',
  '{inr}': '{INR}',
  score: '{score}',
  '{scores}': '{score}',
  points: '{score}',
}

/** The UCUM unit that a written unit stands for; unknown ones come back as they are. */
export function ucumOf(written: string): string {
  const tidy = written.trim()
  return aliases[tidy.toLowerCase()] ?? tidy
}

/** What a number without a unit may stand for: counts, scores and ratios only. */
const unitless = new Set(['{score}', '{INR}'])

/**
 * Safe way into a measure's unit. `only` bars units of another scale that UCUM would still convert
 * (A1c in mmol/mol). Same unit needs no table.
 */
export function inUnit(
  value: number,
  written: string,
  to: { readonly unit: string; readonly only?: readonly string[]; readonly molarMass?: number },
  convert: Convert,
): number | undefined {
  const from = ucumOf(written)
  if (from === to.unit || (['', '1'].includes(from) && unitless.has(to.unit))) return value
  // UCUM takes every annotation for the number 1: 70 {score} would become 7000 %.
  if (from === '' || from === '1' || from.startsWith('{')) return undefined
  if (to.only !== undefined && !to.only.includes(from)) return undefined
  const converted = convert(value, from, to.unit, to.molarMass)
  return converted !== undefined && Number.isFinite(converted) ? converted : undefined
}

/** Until the UCUM tables are there (or where they are not needed) nothing is converted. */
export const noConversion: Convert = () => undefined

/** UCUM unit → the name under which the screens' messages keep its symbol. */
const unitNames: Readonly<Record<string, string>> = {
  '%': 'percent',
  'mm[Hg]': 'mmHg',
  'mg/dL': 'mgdl',
  'mmol/L': 'mmoll',
  kg: 'kg',
  '[lb_av]': 'lb',
  'mL/min/{1.73_m2}': 'egfr',
  '/min': 'perMinute',
  'mg/g': 'mgg',
  'L/min': 'litresMinute',
  L: 'litres',
  '{score}': 'points',
  'kg/m2': 'kgm2',
  Cel: 'celsius',
  '[degF]': 'fahrenheit',
  cm: 'cm',
  '[in_i]': 'inches',
}

/** `none` for units that have no symbol worth showing. */
export function unitNameOf(unit: string): string {
  return unitNames[unit] ?? 'none'
}
