import type { EditContext } from '../visit/edit'
import type { GoalSide } from '../visit/goal'
import { withoutStaleNarrative } from './amend'
import { withAnswer } from './goalAcceptance'
import { lifecycleOf } from './goalEdits'
import type { AgreementProvenance, GoalResource } from './planResources'
import type { CodeableConcept, Reference } from './r4'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

/** Only the person named taps their seal: a patient at the tablet cannot tap the clinician's. */
export class NotTheirSeal extends Error {
  override readonly name = 'NotTheirSeal'
  constructor() {
    super('Only the clinician agrees for the clinician')
  }
}

/** One tap on one seal; with both, the goal is active from today. Throws NotTheirSeal. */
export function sealedGoal(
  goal: GoalResource,
  edit: EditContext,
  by: GoalSide,
  answer: 'agree' | 'pending',
): GoalResource {
  const extension = withAnswer(goal.extension ?? [], tapperOf(edit, by), by, edit.patientId, answer)
  const lifecycleStatus = lifecycleOf(extension, edit.patientId)
  const begins = lifecycleStatus === 'active' && goal.lifecycleStatus !== 'active'
  return {
    ...withoutStaleNarrative(goal),
    extension,
    lifecycleStatus,
    ...(begins && { startDate: edit.now().slice(0, 10) }),
    statusDate: edit.now().slice(0, 10),
  }
}

/** Who tapped, and who held the tablet if that was somebody else. */
export function agreementProvenance(
  goalId: string,
  edit: EditContext,
  by: GoalSide,
  answer: 'agree' | 'pending',
  id: string,
): AgreementProvenance {
  const sideBySide = by === 'patient' && edit.author.role === 'clinician'
  return {
    resourceType: 'Provenance',
    id,
    target: [referenceTo('Goal', goalId)],
    recorded: edit.now(),
    activity: { text: answer === 'agree' ? 'Agreed to the goal' : 'Took back the agreement' },
    agent: [
      { type: agentType('author', 'Author'), who: tapperOf(edit, by) },
      ...(sideBySide
        ? [{ type: agentType('enterer', 'Enterer'), who: authorReference(edit) }]
        : []),
    ],
  }
}

function tapperOf(edit: EditContext, by: GoalSide): Reference {
  if (by === 'clinician') {
    if (edit.author.role !== 'clinician') throw new NotTheirSeal()
    return authorReference(edit)
  }
  return edit.author.role === 'patient'
    ? authorReference(edit)
    : referenceTo('Patient', edit.patientId)
}

function agentType(code: string, display: string): CodeableConcept {
  const system = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'
  return { coding: [{ system, code, display }] }
}
