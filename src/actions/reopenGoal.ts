import { changeResources } from '@/actions/changeResources'
import { reopenedGoal } from '@/domain/fhir/goalProgress'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** Worked towards again: active or proposed, as the two seals say. Rejects with SaveFailed. */
export async function reopenGoal(edit: EditContext, goal: Origin): Promise<void> {
  await changeResources<GoalResource>(edit, 'reopenGoal', [goal], (current) =>
    reopenedGoal(current, edit),
  )
}
