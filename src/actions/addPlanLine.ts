import { withVisit } from '@/actions/withVisit'
import { newPlan, withLine } from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { NewPlanLine } from '@/domain/visit/plan'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * One more line at the end of the plan. `plan`: the record's `ourPlan`; without one the plan begins
 * with this line. Answers where it stands. Rejects with SaveFailed.
 */
export async function addPlanLine(
  edit: EditContext,
  plan: Origin | undefined,
  line: NewPlanLine,
  lineId: string,
): Promise<Origin> {
  const fresh = newPlan(edit)
  const known = await readResource<CarePlan>('CarePlan', plan?.id ?? fresh.id, edit.patientId)
  // One that was closed or marked as a mistake is begun anew, not written into.
  const current = known?.status === 'active' ? known : { ...known, ...fresh }
  await commitEdit({
    verb: 'addPlanLine',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [withLine(current, line, lineId)]),
  })
  return { type: 'CarePlan', id: current.id }
}
