import { changeResources } from '@/actions/changeResources'
import { closedGoal, type GoalEnd } from '@/domain/fhir/goalProgress'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** The goal is no longer worked towards, or was never meant. Rejects with SaveFailed. */
export async function closeGoal(edit: EditContext, goal: Origin, end: GoalEnd): Promise<void> {
  await changeResources<GoalResource>(edit, 'closeGoal', [goal], (current) =>
    closedGoal(current, end, edit),
  )
}
