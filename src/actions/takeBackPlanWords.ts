import { changeResources } from '@/actions/changeResources'
import { takenBack } from '@/domain/fhir/planMark'
import type { PlanCommunication } from '@/domain/fhir/planResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** An answer to a line, or a reply to it, was a slip: the one before counts again. */
export async function takeBackPlanWords(edit: EditContext, said: Origin): Promise<void> {
  await changeResources<PlanCommunication>(edit, 'takeBackPlanWords', [said], takenBack)
}
