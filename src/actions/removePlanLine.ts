import { changeResources } from '@/actions/changeResources'
import { lineTaken, withoutLine, type TakenLine } from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine } from '@/domain/visit/plan'

/** Takes the line out; answers what `restorePlanLine` puts back. Rejects with SaveFailed. */
export async function removePlanLine(
  edit: EditContext,
  { origin, lineId }: Pick<PlanLine, 'origin' | 'lineId'>,
): Promise<TakenLine | undefined> {
  let taken: TakenLine | undefined
  await changeResources<CarePlan>(edit, 'removePlanLine', [origin], (plan) => {
    taken = lineTaken(plan, lineId)
    return withoutLine(plan, lineId)
  })
  return taken
}
