import { keepable } from '../visit/concern'
import type { EditContext } from '../visit/edit'
import type { GoalNumber, GoalWords } from '../visit/goal'
import { withoutStaleNarrative } from './amend'
import { ucum } from './codes'
import { acceptance, agreedByBoth, withAllPending } from './goalAcceptance'
import { confidence, firstStep, helper, inTheWay } from './goalNames'
import { textExtension, withExtensions } from './planNames'
import type { GoalResource, OwnExtension } from './planResources'
import { referenceTo } from './resource'
import { authorReference, patientSpeaking } from './visitEncounter'

const ownUrls = [firstStep, helper, confidence, inTheWay]

/** A proposal: both are still to be asked. Saying it is not agreeing to it. */
export function goalResource(edit: EditContext, goal: GoalWords, id: string): GoalResource {
  const patient = referenceTo('Patient', edit.patientId)
  const target = targetsOf(goal, undefined)
  return {
    resourceType: 'Goal',
    id,
    extension: [
      acceptance(patient, 'pending'),
      ...(edit.author.role === 'clinician' ? [acceptance(authorReference(edit), 'pending')] : []),
      ...ownExtensions(goal),
    ],
    lifecycleStatus: 'proposed',
    description: { text: keepable(goal.words) },
    subject: patient,
    startDate: edit.now().slice(0, 10),
    ...(target && { target }),
    expressedBy: patientSpeaking(edit),
  }
}

/** New words, a new number or a new day are a new goal to agree to: both are asked again. */
export function changedGoal(before: GoalResource, goal: GoalWords): GoalResource {
  const { target: _target, ...rest } = withoutStaleNarrative(before)
  const words = keepable(goal.words)
  const target = targetsOf(goal, before.target)
  const same =
    words === before.description.text && JSON.stringify(target) === JSON.stringify(before.target)
  const extension = withExtensions(before.extension, ownExtensions(goal), ownUrls)
  return {
    ...rest,
    extension: same ? extension : withAllPending(extension),
    lifecycleStatus: same ? before.lifecycleStatus : 'proposed',
    description: words === before.description.text ? before.description : { text: words },
    ...(target && { target }),
  }
}

/** As `changedGoal`; other words of the patient's are named after whose hand wrote them last. */
export function rewordedGoal(
  edit: EditContext,
  before: GoalResource,
  goal: GoalWords,
): GoalResource {
  const changed = changedGoal(before, goal)
  if (changed.description.text === before.description.text) return changed
  const own = before.expressedBy?.reference?.startsWith('Patient/') === true
  return own || edit.author.role === 'patient'
    ? { ...changed, expressedBy: patientSpeaking(edit) }
    : changed
}

/** Open again, as what the two seals make it. */
export function lifecycleOf(extension: readonly OwnExtension[], patientId: string): string {
  return agreedByBoth(extension, patientId) ? 'active' : 'proposed'
}

function ownExtensions(goal: GoalWords): readonly OwnExtension[] {
  return [
    ...textExtension(firstStep, keepable(goal.firstStep ?? '')),
    ...textExtension(helper, keepable(goal.helper ?? '')),
    ...(goal.confidence === undefined ? [] : [{ url: confidence, valueInteger: goal.confidence }]),
    ...textExtension(inTheWay, keepable(goal.inTheWay ?? '')),
  ]
}

function targetsOf(
  { targets, due }: GoalWords,
  before: GoalResource['target'],
): GoalResource['target'] {
  const numbers = targets?.map(numberTarget) ?? measured(before)
  const date = due === undefined ? {} : { dueDate: due }
  if (numbers.length > 0) return numbers.map((number) => ({ ...number, ...date }))
  return due === undefined ? undefined : [date]
}

/** What was there, without its day: the day is given anew. */
function measured(before: GoalResource['target']) {
  return (before ?? [])
    .filter(({ measure }) => measure !== undefined)
    .map(({ dueDate: _before, ...target }) => target)
}

function numberTarget({ measure, comparator, value, unit, unitText }: GoalNumber) {
  return {
    measure: { coding: [measure], ...(measure.display !== undefined && { text: measure.display }) },
    detailQuantity: { value, comparator, unit: unitText, system: ucum, code: unit },
  }
}
