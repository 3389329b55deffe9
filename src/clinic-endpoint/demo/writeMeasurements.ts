import { clinicDay, doctor, instant, rounded, valueAt, write, type Chart } from './chart'
import { bloodPressure, diastolic, measures, systolic, type MeasureName } from './measureCodes'
import { concept, hl7, SNOMED, UCUM, type Concept, type Reference } from './resource'
import type { Knot } from './story'

/** When, where and by whom something was measured. */
export interface Occasion {
  readonly at: string
  readonly performer: Reference
  readonly encounter?: Reference
  readonly atHome?: boolean
}

export function writeMeasurement(
  chart: Chart,
  what: MeasureName,
  value: number,
  occasion: Occasion,
): void {
  const measure = measures[what]
  write(chart, 'Observation', what.toLowerCase(), {
    ...frame(chart, measure.code, measure.category, occasion),
    valueQuantity: quantity(rounded(value, measure.digits), measure.unit, measure.shown),
  })
}

/** mmHg */
export function writePressure(
  chart: Chart,
  upper: number,
  lower: number,
  occasion: Occasion,
): void {
  write(chart, 'Observation', occasion.atHome ? 'home-pressure' : 'pressure', {
    ...frame(chart, bloodPressure, 'vital-signs', occasion),
    component: [
      { code: systolic, valueQuantity: quantity(Math.round(upper), 'mm[Hg]', 'mmHg') },
      { code: diastolic, valueQuantity: quantity(Math.round(lower), 'mm[Hg]', 'mmHg') },
    ],
  })
}

/** What the laboratory sent, some weeks missed and none on a fixed day. */
export function writeLabs(chart: Chart): void {
  const labs = chart.story.labs ?? []
  for (const lab of labs) {
    if (lab.every === undefined) continue
    const besides = labs.filter((other) => other.sameBloodAs === lab.what)
    for (const months of drawTimes(chart, lab.knots, lab.every)) {
      const when = instant(chart, clinicDay(chart, months), 490)
      for (const { what, knots, noise } of [lab, ...besides]) {
        const value = valueAt(knots, months) + chart.random.around(noise)
        writeMeasurement(chart, what, value, { at: when, performer: doctor(chart, 'lee') })
      }
    }
  }
}

function drawTimes(chart: Chart, knots: readonly Knot[], every: number): number[] {
  const first = knots[0]?.[0] ?? 0
  const last = knots.at(-1)?.[0] ?? 0
  const times = [first]
  for (let months = first - every; months > last + every / 2; months -= every) {
    const moved = months + chart.random.around(every * 0.06)
    const missed = chart.random.next() < 0.08
    if (!missed) times.push(moved)
  }
  return last < first ? [...times, last] : times
}

/** Smoking is an answer in words, not a number. */
export function writeSmoking(chart: Chart): void {
  const { smoking, visits } = chart.story
  const latest = visits?.at(-1)
  if (!smoking || !latest) return
  const answer: Concept =
    smoking === 'never'
      ? concept('Never smoked', {
          system: SNOMED,
          code: '266919005',
          display: 'Never smoked tobacco',
        })
      : concept('Stopped smoking', { system: SNOMED, code: '8517006', display: 'Ex-smoker' })
  write(chart, 'Observation', 'smoking', {
    status: 'final',
    category: [category('social-history')],
    code: concept('Smoking', {
      system: 'http://loinc.org',
      code: '72166-2',
      display: 'Tobacco smoking status',
    }),
    subject: chart.patient,
    effectiveDateTime: clinicDay(chart, latest.months),
    valueCodeableConcept: answer,
  })
}

function frame(
  chart: Chart,
  code: Concept,
  filedUnder: string,
  occasion: Occasion,
): Readonly<Record<string, unknown>> {
  return {
    status: 'final',
    category: [category(filedUnder)],
    code,
    subject: chart.patient,
    ...(occasion.encounter ? { encounter: occasion.encounter } : {}),
    effectiveDateTime: occasion.at,
    performer: [occasion.performer],
    ...(occasion.atHome ? { note: [{ text: 'Measured at home' }] } : {}),
  }
}

function category(code: string): Readonly<Record<string, unknown>> {
  const words = code.replace('-', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase())
  return { coding: [hl7('observation-category', code, words)] }
}

function quantity(value: number, code: string, unit: string): Readonly<Record<string, unknown>> {
  return { value, unit, system: UCUM, code }
}
