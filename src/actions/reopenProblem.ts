import { changeResources } from '@/actions/changeResources'
import { reopenedProblem } from '@/domain/fhir/editProblem'
import type { Condition } from '@/domain/fhir/r4'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** The problem is there again, or was never over. Rejects with SaveFailed. */
export async function reopenProblem(edit: EditContext, problem: Origin): Promise<void> {
  await changeResources<Condition>(edit, 'reopenProblem', [problem], reopenedProblem)
}
