import { keepable } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import type { LineKind, NewPlanLine } from '../visit/plan'
import { withoutStaleNarrative } from './amend'
import {
  lineChanged,
  lineDetail,
  lineKind,
  lineSource,
  lineText,
  ourPlanCode,
  ownConcept,
  textExtension,
  withExtensions,
} from './planNames'
import type { CarePlan, OwnExtension, PlanActivity } from './planResources'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

/** A line that was taken out, with its place: enough to put it back as it was. */
export interface TakenLine {
  readonly activity: PlanActivity
  readonly index: number
}

export interface LineWords {
  readonly text: string
  readonly detail: string
}

/** What R4 lets an activity point at; anything else is named beside the words. */
const referable = ['MedicationRequest', 'ServiceRequest']

const kindOnTheWire: Readonly<Partial<Record<LineKind, string>>> = {
  medicine: 'MedicationRequest',
  test: 'ServiceRequest',
  referral: 'ServiceRequest',
  activity: 'Task',
}

/** The same on every tablet, so that two of them do not begin two plans of one patient. */
const ourPlanId = (patientId: string): string => `plan-${patientId}`.slice(0, 64)

export function newPlan(edit: EditContext): CarePlan {
  return {
    resourceType: 'CarePlan',
    id: ourPlanId(edit.patientId),
    status: 'active',
    intent: 'plan',
    category: [ownConcept(ourPlanCode, 'Plan made together')],
    title: 'Our plan',
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    period: { start: edit.now() },
    created: edit.now(),
    author: authorReference(edit),
  }
}

export function withLine(plan: CarePlan, line: NewPlanLine, lineId: string): CarePlan {
  return {
    ...withoutStaleNarrative(plan),
    activity: [...activitiesOf(plan), activityOf(line, lineId)],
  }
}

export function withChangedLine(
  plan: CarePlan,
  lineId: string,
  words: LineWords,
  at: string,
): CarePlan {
  return withActivities(plan, (all) =>
    all.map((activity) => (activity.id === lineId ? rewritten(activity, words, at) : activity)),
  )
}

/** The line goes right before or right after another one. */
export function withMovedLine(
  plan: CarePlan,
  lineId: string,
  side: 'before' | 'after',
  otherId: string,
): CarePlan {
  return withActivities(plan, (all) => {
    const line = all.find(({ id }) => id === lineId)
    const rest = all.filter(({ id }) => id !== lineId)
    const at = rest.findIndex(({ id }) => id === otherId)
    if (line === undefined || at < 0) return all
    return rest.toSpliced(side === 'before' ? at : at + 1, 0, line)
  })
}

export function lineTaken(plan: CarePlan, lineId: string): TakenLine | undefined {
  const all = activitiesOf(plan)
  const index = all.findIndex(({ id }) => id === lineId)
  const activity = all[index]
  return activity && { activity, index }
}

export function withoutLine(plan: CarePlan, lineId: string): CarePlan {
  return withActivities(plan, (all) => all.filter(({ id }) => id !== lineId))
}

export function withLineBack(plan: CarePlan, { activity, index }: TakenLine): CarePlan {
  return withActivities(plan, (all) =>
    all.some(({ id }) => id === activity.id) ? all : all.toSpliced(index, 0, activity),
  )
}

function withActivities(
  plan: CarePlan,
  change: (all: readonly PlanActivity[]) => readonly PlanActivity[],
): CarePlan {
  const { activity: _before, ...rest } = withoutStaleNarrative(plan)
  const activity = change(activitiesOf(plan))
  return activity.length > 0 ? { ...rest, activity } : rest
}

/** Lines that somebody else wrote without an id get the one by which they are read. */
function activitiesOf({ activity }: CarePlan): readonly PlanActivity[] {
  return (activity ?? []).map((each, index) => ({ ...each, id: each.id ?? lineIdAt(index) }))
}

export const lineIdAt = (index: number): string => `line-${index + 1}`

function activityOf(line: NewPlanLine, id: string): PlanActivity {
  const { kind, source } = line
  const text = keepable(line.text)
  const detail = keepable(line.detail ?? '')
  const kindMark: OwnExtension = { url: lineKind, valueCode: kind }
  if (source !== undefined && referable.includes(source.type)) {
    const reference = { ...referenceTo(source.type, source.id), display: text }
    return { id, extension: [kindMark], reference }
  }
  const onTheWire = kindOnTheWire[kind]
  return {
    id,
    extension: [
      kindMark,
      ...textExtension(lineDetail, detail),
      ...(source ? [{ url: lineSource, valueReference: referenceTo(source.type, source.id) }] : []),
    ],
    detail: {
      ...(onTheWire !== undefined && { kind: onTheWire }),
      status: 'not-started',
      description: text,
    },
  }
}

function rewritten(activity: PlanActivity, words: LineWords, at: string): PlanActivity {
  const text = keepable(words.text)
  const own = [
    ...textExtension(lineDetail, keepable(words.detail)),
    { url: lineChanged, valueDateTime: at },
  ]
  const urls = [lineText, lineDetail, lineChanged]
  if (activity.detail === undefined) {
    const extension = withExtensions(
      activity.extension,
      [...textExtension(lineText, text), ...own],
      urls,
    )
    return { ...activity, extension }
  }
  // The words are new: a code or a schedule that says the old ones would contradict them.
  const { code: _code, scheduledString: _when, ...detail } = activity.detail
  return {
    ...activity,
    extension: withExtensions(activity.extension, own, urls),
    detail: { ...detail, description: text },
  }
}
