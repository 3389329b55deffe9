import { changeResources } from '@/actions/changeResources'
import { goalWithProgress, type NewProgress } from '@/domain/fhir/goalProgress'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** How it goes with a goal; `reached` closes it. Rejects with SaveFailed. */
export async function noteGoalProgress(
  edit: EditContext,
  goal: Origin,
  progress: NewProgress,
): Promise<void> {
  await changeResources<GoalResource>(edit, 'noteGoalProgress', [goal], (current) =>
    goalWithProgress(current, progress, edit),
  )
}
