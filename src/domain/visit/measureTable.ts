import type { Measure } from './measures'

/**
 * Codes match older, newer and narrower names of one thing. `plausible` and `noise` are our own
 * round numbers for asking back and for saying "about the same"; no target is drawn from them.
 */
export const measureTable: readonly [Measure, ...Measure[]] = [
  {
    key: 'blood-pressure',
    codes: codes('85354-9 55284-4 8480-6 8462-4'),
    second: { codes: ['8462-4'], plausible: [30, 150] },
    unit: 'mm[Hg]',
    entered: ['mm[Hg]'],
    decimals: 0,
    plausible: [70, 240],
    better: 'lower',
    noise: 8,
    category: 'vital',
  },
  {
    key: 'a1c',
    codes: codes('4548-4 17856-6 59261-8'),
    unit: '%',
    entered: ['%'],
    // 53 mmol/mol is 7 %, by a formula of its own: UCUM alone would make it 5.3 %.
    only: ['%'],
    decimals: 1,
    plausible: [3.5, 18],
    better: 'lower',
    noise: 0.3,
    category: 'laboratory',
  },
  lipid('ldl', '13457-7 18262-6 2089-1 22748-8 39469-2', 'lower', [10, 400], 10),
  {
    key: 'weight',
    codes: codes('29463-7 3141-9'),
    unit: 'kg',
    entered: ['kg', '[lb_av]'],
    decimals: 1,
    plausible: [2, 300],
    better: 'range',
    noise: 1.5,
    category: 'vital',
  },
  {
    key: 'egfr',
    codes: [
      { code: '98979-8', method: 'ckd-epi-2021' },
      { code: '62238-1', method: 'ckd-epi-2009' },
      { code: '33914-3', method: 'mdrd' },
      { code: '48642-3', method: 'mdrd' },
    ],
    unit: 'mL/min/{1.73_m2}',
    entered: ['mL/min/{1.73_m2}'],
    decimals: 0,
    plausible: [3, 150],
    better: 'higher',
    noise: 6,
    category: 'laboratory',
  },
  vital('heart-rate', '8867-4', '/min', [30, 200], 8),
  {
    key: 'uacr',
    codes: codes('9318-7 14959-1'),
    unit: 'mg/g',
    entered: ['mg/g'],
    // Creatinine is the amount in mg/mmol; albumin stays a mass.
    molarMass: 113.12,
    only: ['mg/g', 'ug/mg', 'mg/mmol'],
    decimals: 0,
    plausible: [0, 5000],
    better: 'lower',
    noise: 15,
    category: 'laboratory',
  },
  {
    key: 'inr',
    codes: codes('6301-6'),
    unit: '{INR}',
    entered: ['{INR}'],
    decimals: 1,
    plausible: [0.5, 8],
    better: 'range',
    noise: 0.3,
    category: 'laboratory',
  },
  { ...vital('pef', '33452-4 19935-6', 'L/min', [50, 850], 30), better: 'higher' },
  { ...vital('fev1', '20150-9', 'L', [0.3, 7], 0.15), better: 'higher', decimals: 2 },
  { ...vital('fev1-fvc', '19926-5', '%', [20, 100], 4), better: 'higher', entered: [] },
  score('phq9', '44261-6', 27, 4),
  score('pain', '72514-3', 10, 1),
  lipid('hdl', '2085-9 14646-4', 'higher', [10, 150], 5),
  lipid('cholesterol', '2093-3 14647-2', 'lower', [60, 600], 12),
  {
    ...lipid('triglycerides', '2571-8 14927-8', 'lower', [20, 3000], 30),
    molarMass: 885.7,
  },
  {
    key: 'glucose',
    codes: codes('2339-0 2345-7 1558-6 41653-7 15074-8 14749-6'),
    unit: 'mg/dL',
    entered: ['mg/dL', 'mmol/L'],
    molarMass: 180.156,
    decimals: 0,
    plausible: [30, 700],
    better: 'range',
    noise: 10,
    category: 'laboratory',
  },
  { ...vital('bmi', '39156-5', 'kg/m2', [10, 80], 0.6), decimals: 1, entered: [] },
  { ...vital('spo2', '59408-5 2708-6', '%', [60, 100], 2), better: 'higher' },
  {
    ...vital('temperature', '8310-5 8331-1', 'Cel', [33, 42.5], 0.4),
    entered: ['Cel', '[degF]'],
    decimals: 1,
  },
  { ...vital('height', '8302-2 3137-7', 'cm', [40, 230], 1), entered: ['cm', '[in_i]'] },
  { ...vital('lvef', '10230-1', '%', [5, 85], 4), better: 'higher', entered: [] },
  {
    ...lipid('creatinine', '2160-0 38483-4 14682-9', 'lower', [0.2, 20], 0.15),
    molarMass: 113.12,
    decimals: 2,
    entered: [],
  },
  {
    ...vital('potassium', '6298-4 2823-3', 'mmol/L', [2, 8], 0.3),
    decimals: 1,
    category: 'laboratory',
    entered: [],
  },
]

function codes(list: string): Measure['codes'] {
  return list.split(' ').map((code) => ({ code }))
}

function vital(
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

function lipid(
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

function score(key: Measure['key'], list: string, most: number, noise: number): Measure {
  const base = vital(key, list, '{score}', [0, most], noise)
  return { ...base, better: 'lower', category: 'survey' }
}
