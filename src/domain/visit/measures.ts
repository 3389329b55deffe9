import { measureTable } from './measureTable'
import type { Coding } from './record'

/** Every number that we know how to draw, to ask for, and to speak of in plain words. */
export type MeasureKey =
  | 'blood-pressure'
  | 'a1c'
  | 'ldl'
  | 'weight'
  | 'egfr'
  | 'heart-rate'
  | 'uacr'
  | 'inr'
  | 'pef'
  | 'fev1'
  | 'fev1-fvc'
  | 'phq9'
  | 'pain'
  | 'hdl'
  | 'cholesterol'
  | 'triglycerides'
  | 'glucose'
  | 'bmi'
  | 'spo2'
  | 'temperature'
  | 'height'
  | 'lvef'
  | 'creatinine'
  | 'potassium'

export interface Measure {
  readonly key: MeasureKey
  /** LOINC; the first is the one we write. Codes of different `method` are never on one line. */
  readonly codes: readonly { readonly code: string; readonly method?: string }[]
  /** The second value of a blood pressure. */
  readonly second?: {
    readonly codes: readonly string[]
    readonly plausible: readonly [number, number]
  }
  /** UCUM unit in which values are compared and drawn. */
  readonly unit: string
  /** Units a person may write the value in, UCUM; the first is offered first. Empty: never typed in. */
  readonly entered: readonly string[]
  /** The only units that may be drawn, where UCUM would "convert" between two different scales. */
  readonly only?: readonly string[]
  /** g/mol, where mass and amount of the same substance are compared. */
  readonly molarMass?: number
  readonly decimals: number
  /** Beyond these, in `unit`, we ask whether it is right. Never refused. */
  readonly plausible: readonly [number, number]
  readonly better: 'lower' | 'higher' | 'range'
  /** A smaller change than this, in `unit`, is "about the same": tests and bodies vary this much. */
  readonly noise: number
  readonly category: 'vital' | 'laboratory' | 'survey'
}

export const measures: readonly Measure[] = measureTable

export const systolicCodes = ['8480-6'] as const
export const diastolicCodes = ['8462-4'] as const

const byCode = new Map(
  measures.flatMap((measure) => measure.codes.map(({ code }) => [code, measure] as const)),
)

export function measureOf(key: string): Measure | undefined {
  return measures.find((measure) => measure.key === key)
}

/** Which measure these codes are of. A panel's code and that of its first part both tell. */
export function measureOfCodes(codings: readonly Coding[]): Measure | undefined {
  for (const { system, code } of codings) {
    const measure = system === 'http://loinc.org' || system === '' ? byCode.get(code) : undefined
    if (measure !== undefined) return measure
  }
  return undefined
}

/**
 * Limits to ask back at, in a unit that the value may be written in. Only for the question: what is
 * drawn is converted by UCUM.
 */
export function plausibleIn(
  { plausible, unit, molarMass }: Measure,
  written: string,
): readonly [number, number] {
  const per = written === unit ? 1 : perUnit(written, molarMass)
  if (written === '[degF]') return [91, 109]
  return [plausible[0] / per, plausible[1] / per]
}

/** How much of the measure's own unit one of the written unit is. */
function perUnit(written: string, molarMass = 10): number {
  if (written === '[lb_av]') return 0.4536
  if (written === '[in_i]') return 2.54
  return written === 'mmol/L' ? molarMass / 10 : 1
}
