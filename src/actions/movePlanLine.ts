import { changeResources } from '@/actions/changeResources'
import { withMovedLine } from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine } from '@/domain/visit/plan'

/** Puts the line right before or right after another one. Rejects with SaveFailed. */
export async function movePlanLine(
  edit: EditContext,
  { origin, lineId }: PlanLine,
  side: 'before' | 'after',
  other: PlanLine,
): Promise<void> {
  await changeResources<CarePlan>(edit, 'movePlanLine', [origin], (plan) =>
    withMovedLine(plan, lineId, side, other.lineId),
  )
}
