import { sealGoal } from '@/actions/sealGoal'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalSide } from '@/domain/visit/goal'
import type { Origin } from '@/domain/visit/record'

/** One person takes the agreement back; the goal is a proposal again. Rejects as agreeGoal does. */
export async function withdrawAgreement(
  edit: EditContext,
  goal: Origin,
  by: GoalSide,
): Promise<void> {
  await sealGoal(edit, 'withdrawAgreement', goal, by, 'pending')
}
