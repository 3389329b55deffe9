import { changeResources } from '@/actions/changeResources'
import { goalWithoutProgress } from '@/domain/fhir/goalProgress'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** What was noted at the instant `at` was a slip. Rejects with SaveFailed. */
export async function takeBackGoalProgress(
  edit: EditContext,
  goal: Origin,
  at: string,
): Promise<void> {
  await changeResources<GoalResource>(edit, 'takeBackGoalProgress', [goal], (current) =>
    goalWithoutProgress(current, at, edit),
  )
}
