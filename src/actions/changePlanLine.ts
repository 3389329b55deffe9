import { changeResources } from '@/actions/changeResources'
import { withChangedLine, type LineWords } from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine } from '@/domain/visit/plan'

/** The line says something else now: the patient is asked about it again. Rejects with SaveFailed. */
export async function changePlanLine(
  edit: EditContext,
  { origin, lineId }: PlanLine,
  words: LineWords,
): Promise<void> {
  const at = edit.now()
  await changeResources<CarePlan>(edit, 'changePlanLine', [origin], (plan) =>
    withChangedLine(plan, lineId, words, at),
  )
}
