import { clinicianReference, type ClinicianKey } from './clinic'
import { localInstant, monthsAgo, openDay, type Calendar } from './calendar'
import { problems, type ProblemName } from './problemCodes'
import type { Random } from './random'
import type { Reference, Resource } from './resource'
import type { Knot, PatientStory } from './story'

/** One patient's record while it is being written. Ids count up, so they are the same every time. */
export interface Chart {
  readonly story: PatientStory
  readonly calendar: Calendar
  readonly random: Random
  readonly patient: Reference
  readonly resources: Resource[]
}

export function openChart(story: PatientStory, calendar: Calendar, random: Random): Chart {
  const display = `${story.given.join(' ')} ${story.family}`
  const patient = { reference: `Patient/${story.key}`, display }
  return { story, calendar, random, patient, resources: [] }
}

/** Adds the resource under `<patient>-<kind>-<n>` and returns a reference to it. */
export function write(
  chart: Chart,
  resourceType: string,
  kind: string,
  elements: Readonly<Record<string, unknown>>,
): Reference {
  const stem = `${chart.story.key}-${kind}-`
  const count = chart.resources.filter((resource) => resource.id.startsWith(stem)).length + 1
  const id = stem + String(count).padStart(2, '0')
  chart.resources.push({ resourceType, id, ...elements })
  return { reference: `${resourceType}/${id}` }
}

/** Straight lines between the knots; flat outside them. */
export function valueAt(knots: readonly Knot[], months: number): number {
  const first = knots[0]
  if (!first || months >= first[0]) return first?.[1] ?? Number.NaN
  for (let index = 1; index < knots.length; index += 1) {
    const before = knots[index - 1]
    const after = knots[index]
    if (!before || !after || months < after[0]) continue
    const share = (before[0] - months) / (before[0] - after[0])
    return before[1] + share * (after[1] - before[1])
  }
  return knots.at(-1)?.[1] ?? Number.NaN
}

export function day(chart: Chart, months: number): string {
  return monthsAgo(chart.calendar, months)
}

/** A day on which the clinic was open. */
export function clinicDay(chart: Chart, months: number): string {
  return openDay(day(chart, months))
}

/** Instant on that day, `minutes` after local midnight. */
export function instant(chart: Chart, onDay: string, minutes: number): string {
  return localInstant(onDay, minutes, chart.calendar.timeZone)
}

export function doctor(chart: Chart, key: ClinicianKey = chart.story.doctor): Reference {
  return clinicianReference(key)
}

/** The problem of this patient, for a reason or an address. */
export function problemReference(chart: Chart, what: ProblemName): Reference {
  const index = (chart.story.problems ?? []).findIndex((problem) => problem.what === what)
  if (index < 0) throw new Error(`${chart.story.key} has no problem ${what}`)
  const id = `${chart.story.key}-problem-${String(index + 1).padStart(2, '0')}`
  return { reference: `Condition/${id}`, display: problems[what].text }
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
