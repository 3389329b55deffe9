import { NotOnTablet } from '@/actions/changeResources'
import { withVisit } from '@/actions/withVisit'
import { agreementProvenance, sealedGoal } from '@/domain/fhir/goalAgreement'
import type { GoalResource } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { GoalSide } from '@/domain/visit/goal'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/** One tap on one seal: the goal and who tapped, saved together. Rejects as its callers say. */
export async function sealGoal(
  edit: EditContext,
  verb: string,
  goal: Origin,
  by: GoalSide,
  answer: 'agree' | 'pending',
): Promise<void> {
  const current = await readResource<GoalResource>('Goal', goal.id, edit.patientId)
  if (current === undefined) throw new NotOnTablet(goal)
  await commitEdit({
    verb,
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit<GoalResource | ReturnType<typeof agreementProvenance>>(edit, [
      sealedGoal(current, edit, by, answer),
      agreementProvenance(goal.id, edit, by, answer, edit.newId()),
    ]),
  })
}
