import { sealGoal } from '@/actions/sealGoal'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalSide } from '@/domain/visit/goal'
import type { Origin } from '@/domain/visit/record'

/**
 * One person agrees; with both, the goal is active. Side by side the patient taps on the
 * clinician's tablet: `by` says whose tap it was. Rejects with NotTheirSeal, NotOnTablet, SaveFailed.
 */
export async function agreeGoal(edit: EditContext, goal: Origin, by: GoalSide): Promise<void> {
  await sealGoal(edit, 'agreeGoal', goal, by, 'agree')
}
