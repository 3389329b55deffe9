import { withVisit } from '@/actions/withVisit'
import { markCommunication, type NewMark } from '@/domain/fhir/planMark'
import type { PlanCommunication } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine } from '@/domain/visit/plan'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * The patient's answer to a line: the newest counts. Words that come after the tap are added with
 * the same id. Rejects with SaveFailed.
 */
export async function markPlanLine(
  edit: EditContext,
  line: PlanLine,
  mark: NewMark,
): Promise<void> {
  const before = await readResource<PlanCommunication>('Communication', mark.id, edit.patientId)
  await commitEdit({
    verb: 'markPlanLine',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [markCommunication(edit, line, mark, before)]),
  })
}
