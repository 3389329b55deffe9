import { changeResources } from '@/actions/changeResources'
import { withLineBack, type TakenLine } from '@/domain/fhir/planEdits'
import type { CarePlan } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** The line was taken out by a slip: it goes back to its place. Rejects with SaveFailed. */
export async function restorePlanLine(
  edit: EditContext,
  plan: Origin,
  taken: TakenLine,
): Promise<void> {
  await changeResources<CarePlan>(edit, 'restorePlanLine', [plan], (current) =>
    withLineBack(current, taken),
  )
}
