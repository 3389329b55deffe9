import { changeResources } from '@/actions/changeResources'
import { rewordedGoal } from '@/domain/fhir/goalEdits'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalWords } from '@/domain/visit/goal'
import type { Origin } from '@/domain/visit/record'

/** Other words, another number or another day ask both again. Rejects with SaveFailed. */
export async function changeGoalWords(
  edit: EditContext,
  goal: Origin,
  words: GoalWords,
): Promise<void> {
  await changeResources<GoalResource>(edit, 'changeGoalWords', [goal], (current) =>
    rewordedGoal(edit, current, words),
  )
}
