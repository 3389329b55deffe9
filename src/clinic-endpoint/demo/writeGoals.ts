import { confidence, firstStep, helper, inTheWay } from '@/domain/fhir/goalNames'
import { textExtension } from '@/domain/fhir/planNames'
import { clinicDay, day, doctor, instant, problemReference, write, type Chart } from './chart'
import { diastolic, measures, systolic } from './measureCodes'
import { concept, hl7, UCUM, type Concept, type Reference } from './resource'
import type { GoalStory, GoalTargetStory } from './story'

/** A goal counts only when both people agreed: one acceptance and one Provenance for each. */
export function writeGoals(chart: Chart): Reference[] {
  return (chart.story.goals ?? []).map((goal) => {
    const people = [chart.patient, doctor(chart)]
    const written = write(chart, 'Goal', 'goal', {
      extension: [
        ...people.map((individual) => acceptance(individual, goal.agreed)),
        ...textExtension(firstStep, goal.firstStep),
        ...textExtension(helper, goal.helper),
        ...(goal.confidence === undefined
          ? []
          : [{ url: confidence, valueInteger: goal.confidence }]),
        ...textExtension(inTheWay, goal.inTheWay),
      ],
      lifecycleStatus: goal.agreed ? 'active' : 'proposed',
      description: concept(goal.words),
      subject: chart.patient,
      startDate: clinicDay(chart, goal.months),
      ...(goal.targets || goal.dueIn ? { target: targets(chart, goal) } : {}),
      expressedBy: chart.patient,
      ...(goal.about ? { addresses: [problemReference(chart, goal.about)] } : {}),
      ...(goal.note ? { note: [{ text: goal.note }] } : {}),
    })
    if (goal.agreed) for (const person of people) writeAgreement(chart, goal, written, person)
    return written
  })
}

function acceptance(individual: Reference, agreed: boolean): Readonly<Record<string, unknown>> {
  return {
    url: 'http://hl7.org/fhir/StructureDefinition/goal-acceptance',
    extension: [
      { url: 'individual', valueReference: individual },
      { url: 'status', valueCode: agreed ? 'agree' : 'pending' },
    ],
  }
}

function writeAgreement(chart: Chart, goal: GoalStory, target: Reference, who: Reference): void {
  const byPatient = who.reference === chart.patient.reference
  write(chart, 'Provenance', 'agreement', {
    target: [target],
    recorded: instant(chart, clinicDay(chart, goal.months), byPatient ? 640 : 641),
    activity: concept('Agreed to the goal'),
    agent: [
      {
        type: concept('Author', hl7('provenance-participant-type', 'author', 'Author')),
        who,
      },
    ],
  })
}

function targets(chart: Chart, goal: GoalStory): readonly Readonly<Record<string, unknown>>[] {
  const due = goal.dueIn === undefined ? {} : { dueDate: day(chart, -goal.dueIn) }
  if (!goal.targets) return [due]
  return goal.targets.map((target) => ({ ...detail(target), ...due }))
}

function detail(target: GoalTargetStory): Readonly<Record<string, unknown>> {
  const { code, unit, shown } = measured(target.what)
  const amount = (value: number): unknown => ({ value, unit: shown, system: UCUM, code: unit })
  return {
    measure: code,
    detailRange: {
      ...(target.low === undefined ? {} : { low: amount(target.low) }),
      ...(target.high === undefined ? {} : { high: amount(target.high) }),
    },
  }
}

function measured(what: GoalTargetStory['what']): { code: Concept; unit: string; shown: string } {
  if (what === 'systolic') return { code: systolic, unit: 'mm[Hg]', shown: 'mmHg' }
  if (what === 'diastolic') return { code: diastolic, unit: 'mm[Hg]', shown: 'mmHg' }
  return measures[what]
}
