import { changeResources } from '@/actions/changeResources'
import { withSwappedLines } from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine } from '@/domain/visit/plan'

/** Puts the line where its neighbour is, and the neighbour in its place. Rejects with SaveFailed. */
export async function movePlanLine(
  edit: EditContext,
  { origin, lineId }: PlanLine,
  neighbour: PlanLine,
): Promise<void> {
  await changeResources<CarePlan>(edit, 'movePlanLine', [origin], (plan) =>
    withSwappedLines(plan, lineId, neighbour.lineId),
  )
}
