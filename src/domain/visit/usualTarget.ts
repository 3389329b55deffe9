import type { Measure, MeasureKey } from './measures'
import type { PatientRecord } from './record'
import type { Span } from './target'
import { millisecondsOf } from './when'

/** A guideline's number, with where it was read and for whom it was written. */
export interface UsualTarget {
  readonly span: Span
  readonly source: { readonly title: string; readonly organisation: string; readonly year?: number }
  readonly verified: 'primary' | 'secondary'
}

interface Rule extends UsualTarget {
  readonly measure: MeasureKey
  /** Groups of problems, one of each of which must be on the record. */
  readonly needs: readonly (keyof typeof groups)[]
}

/** SNOMED CT codes, and ICD-10-CM beginnings. */
const groups = {
  diabetes:
    /^(?:44054006|73211009|46635009|368581000119106|90781000119102|157141000119108|422034002|1551000119108|1501000119109|97331000119101|60951000119105|127013003|E1[013](?:\..*)?)$/,
  highBloodPressure: /^(?:38341003|59621000|I1[0-35](?:\..*)?)$/,
  arteryDisease:
    /^(?:53741008|443502000|414545008|22298006|399211009|401303003|401314000|I2[0-25](?:\..*)?)$/,
  pregnancy: /^(?:72892002|77386006|Z33(?:\..*)?|Z34(?:\..*)?|O(?:0[0-9]|[1-9]\d)(?:\..*)?)$/,
} as const

const rules: readonly Rule[] = [
  {
    measure: 'a1c',
    needs: ['diabetes'],
    span: { high: 7, under: true },
    source: {
      title: 'Standards of Care in Diabetes-2026, section 6',
      organisation: 'American Diabetes Association',
      year: 2026,
    },
    verified: 'secondary',
  },
  {
    measure: 'blood-pressure',
    needs: ['highBloodPressure'],
    span: { high: 130, under: true, second: { high: 80 } },
    source: {
      title: '2025 AHA/ACC High Blood Pressure Guideline',
      organisation: 'American Heart Association / American College of Cardiology',
      year: 2025,
    },
    verified: 'secondary',
  },
  {
    measure: 'blood-pressure',
    needs: ['diabetes'],
    span: { high: 130, under: true, second: { high: 80 } },
    source: {
      title: 'Standards of Care in Diabetes-2023, section 10',
      organisation: 'American Diabetes Association',
      year: 2023,
    },
    verified: 'secondary',
  },
  {
    // The two guidelines differ where both problems meet: this one was written for exactly them.
    measure: 'ldl',
    needs: ['diabetes', 'arteryDisease'],
    span: { high: 55, under: true },
    source: {
      title: 'Standards of Care in Diabetes-2023, section 10',
      organisation: 'American Diabetes Association',
      year: 2023,
    },
    verified: 'secondary',
  },
  {
    measure: 'ldl',
    needs: ['arteryDisease'],
    span: { high: 70, under: true },
    source: {
      title: '2026 ACC/AHA Guideline on the Management of Dyslipidemia',
      organisation: 'American College of Cardiology / American Heart Association',
      year: 2026,
    },
    verified: 'secondary',
  },
  {
    measure: 'egfr',
    needs: [],
    span: { low: 60, under: false },
    source: {
      title: 'Identify & Evaluate Patients with Chronic Kidney Disease',
      organisation: 'NIDDK',
    },
    verified: 'primary',
  },
  {
    measure: 'uacr',
    needs: [],
    span: { high: 30, under: false },
    source: {
      title: 'Identify & Evaluate Patients with Chronic Kidney Disease',
      organisation: 'NIDDK',
    },
    verified: 'primary',
  },
]

const adultAfter = 18 * 365.25 * 24 * 60 * 60 * 1000

/** Only where it was written for such a person: an adult, not pregnant, with the problem it is for. */
export function usualTarget(
  record: PatientRecord,
  measure: Measure,
  now: string,
): UsualTarget | undefined {
  const { birthDate } = record.person
  if (birthDate === undefined || millisecondsOf(now) - millisecondsOf(birthDate) < adultAfter)
    return undefined
  if (hasProblem(record, 'pregnancy')) return undefined
  return rules.find(
    (rule) =>
      rule.measure === measure.key && rule.needs.every((group) => hasProblem(record, group)),
  )
}

function hasProblem(record: PatientRecord, group: keyof typeof groups): boolean {
  return record.problems.some(
    ({ status, codings }) =>
      status === 'active' && codings.some(({ code }) => groups[group].test(code)),
  )
}
