import { lineKind, ourPlanCode, ownConcept } from '@/domain/fhir/planNames'
import { clinicDay, day, doctor, problemReference, write, type Chart } from './chart'
import type { Reference } from './resource'

/** What was begun lately is read together; the rest waits among the suggestions. */
const newMonths = 24
const newMedicines = 3

/** The plan that both made: new medicines first, by reference, then what was talked about. */
export function writePlan(chart: Chart, goals: readonly Reference[]): void {
  const plan = chart.story.plan
  if (!plan) return
  const since = clinicDay(chart, plan.months)
  write(chart, 'CarePlan', 'plan', {
    status: 'active',
    intent: 'plan',
    category: [ownConcept(ourPlanCode, 'Plan made together')],
    title: 'Our plan',
    subject: chart.patient,
    period: { start: since },
    created: since,
    author: doctor(chart),
    addresses: (chart.story.problems ?? [])
      .filter((problem) => problem.until === undefined)
      .map((problem) => problemReference(chart, problem.what)),
    ...(goals.length > 0 ? { goal: goals } : {}),
    activity: [
      ...newlyBegun(chart).map((reference, index) => ({
        id: `medicine-${index + 1}`,
        extension: [{ url: lineKind, valueCode: 'medicine' }],
        reference,
      })),
      ...plan.lines.map((line, index) => ({
        id: `line-${index + 1}`,
        extension: [{ url: lineKind, valueCode: line.kind ?? 'activity' }],
        detail: {
          status: line.status ?? 'not-started',
          description: line.text,
          ...(line.when ? { scheduledString: line.when } : {}),
        },
      })),
    ],
  })
}

function newlyBegun(chart: Chart): readonly Reference[] {
  const earliest = day(chart, newMonths)
  return chart.resources
    .filter(
      ({ resourceType, status, authoredOn }) =>
        resourceType === 'MedicationRequest' &&
        status === 'active' &&
        String(authoredOn) > earliest,
    )
    .sort((a, b) => String(b['authoredOn']).localeCompare(String(a['authoredOn'])))
    .slice(0, newMedicines)
    .map(({ id }) => ({ reference: `MedicationRequest/${id}` }))
}
