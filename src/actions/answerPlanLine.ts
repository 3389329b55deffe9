import { withVisit } from '@/actions/withVisit'
import { replyCommunication } from '@/domain/fhir/planMark'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine, PlanMark } from '@/domain/visit/plan'
import { commitEdit } from '@/records/commitEdit'

/** The clinician replies to what the patient said of a line. Rejects with SaveFailed. */
export async function answerPlanLine(
  edit: EditContext,
  line: PlanLine,
  { origin }: PlanMark,
  reply: { readonly id: string; readonly words: string },
): Promise<void> {
  await commitEdit({
    verb: 'answerPlanLine',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [replyCommunication(edit, origin, line, reply)]),
  })
}
