import { day, instant, valueAt, type Chart } from './chart'
import { writeMeasurement, writePressure, type Occasion } from './writeMeasurements'

/** Two or three mornings a week, with the weeks that people forget. */
const DAYS_BETWEEN = 3
const DAY = 1 / 30.44

/** The performer is the patient: that is how the record knows a reading was taken at home. */
export function writeHomeReadings(chart: Chart): void {
  const knots = chart.story.homePressure
  if (knots) {
    const upper = knots.map(([months, value]) => [months, value] as const)
    const lower = knots.map(([months, , value]) => [months, value] as const)
    eachMorning(chart, upper, DAYS_BETWEEN * DAY, 0.18, (months, occasion) => {
      const sway = chart.random.around(5)
      writePressure(
        chart,
        valueAt(upper, months) + sway,
        valueAt(lower, months) + sway * 0.5 + chart.random.around(2),
        occasion,
      )
    })
  }
  for (const { what, knots: series, every = 1, noise } of chart.story.homeSeries ?? []) {
    eachMorning(chart, series, every, 0.08, (months, occasion) => {
      writeMeasurement(chart, what, valueAt(series, months) + chart.random.around(noise), occasion)
    })
  }
}

function eachMorning(
  chart: Chart,
  knots: readonly (readonly [number, number])[],
  every: number,
  forgotten: number,
  measure: (months: number, morning: Occasion) => void,
): void {
  const last = knots.at(-1)?.[0] ?? 0
  for (let months = knots[0]?.[0] ?? 0; months >= last - 0.001; months -= every) {
    const minutes = 415 + Math.floor(chart.random.next() * 40)
    if (chart.random.next() < forgotten) continue
    const at = instant(chart, day(chart, Math.max(months, DAY)), minutes)
    measure(months, { at, performer: chart.patient, atHome: true })
  }
}
