import { withVisit } from '@/actions/withVisit'
import { goalResource } from '@/domain/fhir/goalEdits'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalWords } from '@/domain/visit/goal'
import { commitEdit } from '@/records/commitEdit'

/** Writes down a goal; nobody has agreed to it yet. Rejects with SaveFailed. */
export async function proposeGoal(edit: EditContext, goal: GoalWords, id: string): Promise<void> {
  await commitEdit({
    verb: 'proposeGoal',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [goalResource(edit, goal, id)]),
  })
}
