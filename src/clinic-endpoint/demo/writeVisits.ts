import { clinicDay, doctor, instant, valueAt, write, type Chart } from './chart'
import { locationReference } from './clinic'
import { addDays } from './calendar'
import { writeMeasurement, writePressure, type Occasion } from './writeMeasurements'
import { concept, hl7 } from './resource'
import type { VisitStory } from './story'

/** Past visits, and what was measured at each before the talk began. */
export function writeVisits(chart: Chart): void {
  for (const visit of chart.story.visits ?? []) {
    const when = clinicDay(chart, visit.months)
    const start = 520 + Math.floor(chart.random.next() * 24) * 20
    const encounter = writeEncounter(chart, visit, when, start)
    writeVitals(chart, visit, {
      at: instant(chart, when, start + 4),
      performer: doctor(chart, 'lee'),
      encounter,
    })
  }
}

function writeEncounter(
  chart: Chart,
  visit: VisitStory,
  when: string,
  start: number,
): { readonly reference: string } {
  const inHospital = visit.hospitalDays !== undefined
  const end = inHospital
    ? instant(chart, addDays(when, visit.hospitalDays), 660)
    : instant(chart, when, start + 20)
  return write(chart, 'Encounter', 'visit', {
    status: 'finished',
    class: inHospital
      ? hl7('v3-ActCode', 'IMP', 'inpatient encounter')
      : hl7('v3-ActCode', 'AMB', 'ambulatory'),
    type: [concept(inHospital ? 'Hospital stay' : 'Office visit')],
    subject: chart.patient,
    ...(inHospital ? {} : { participant: [{ individual: doctor(chart, visit.with) }] }),
    period: { start: instant(chart, when, start), end },
    reasonCode: [concept(visit.why)],
    ...(inHospital ? {} : { location: [{ location: locationReference }] }),
  })
}

function writeVitals(chart: Chart, visit: VisitStory, occasion: Occasion): void {
  const { pressure, weight, height, pulse, oxygen } = chart.story
  const { random } = chart
  if (pressure) {
    const upper = valueAt(
      pressure.map(([months, value]) => [months, value]),
      visit.months,
    )
    const lower = valueAt(
      pressure.map(([months, , value]) => [months, value]),
      visit.months,
    )
    const sway = random.around(4)
    writePressure(chart, upper + sway, lower + sway * 0.45 + random.around(1.5), occasion)
  }
  if (pulse)
    writeMeasurement(chart, 'pulse', valueAt(pulse, visit.months) + random.around(3), occasion)
  if (oxygen)
    writeMeasurement(
      chart,
      'oxygen',
      Math.min(99, valueAt(oxygen, visit.months) + random.around(0.6)),
      occasion,
    )
  if (!weight || height === undefined) return
  const kilos = valueAt(weight, visit.months) + random.around(0.4)
  const growing = typeof height !== 'number'
  const tall = growing ? valueAt(height, visit.months) : height
  writeMeasurement(chart, 'weight', kilos, occasion)
  if (growing || visit === chart.story.visits?.[0])
    writeMeasurement(chart, 'height', tall, occasion)
  writeMeasurement(chart, 'bmi', kilos / (tall / 100) ** 2, occasion)
}
