import type { Measure } from './measures'

/** What measures of one kind have in common. Codes are LOINC, parted by spaces. */

export function codes(list: string): Measure['codes'] {
  return list.split(' ').map((code) => ({ code }))
}

export function vital(
  key: Measure['key'],
  list: string,
  unit: string,
  plausible: Measure['plausible'],
  noise: number,
): Measure {
  return {
    key,
    codes: codes(list),
    unit,
    entered: [unit],
    decimals: 0,
    plausible,
    better: 'range',
    noise,
    category: 'vital',
  }
}

export function lipid(
  key: Measure['key'],
  list: string,
  better: Measure['better'],
  plausible: Measure['plausible'],
  noise: number,
): Measure {
  const base = vital(key, list, 'mg/dL', plausible, noise)
  const entered = ['mg/dL', 'mmol/L']
  return { ...base, better, entered, molarMass: 386.65, category: 'laboratory' }
}

export function score(key: Measure['key'], list: string, most: number, noise: number): Measure {
  const base = vital(key, list, '{score}', [0, most], noise)
  return { ...base, better: 'lower', category: 'survey' }
}
