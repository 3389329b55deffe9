import { changeResources } from '@/actions/changeResources'
import { resolvedProblem } from '@/domain/fhir/editProblem'
import type { Condition } from '@/domain/fhir/r4'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** The problem is over since `on` (a date; now, if not given). Rejects with SaveFailed. */
export async function resolveProblem(
  edit: EditContext,
  problem: Origin,
  on: string = edit.now(),
): Promise<void> {
  await changeResources<Condition>(edit, 'resolveProblem', [problem], (current) =>
    resolvedProblem(current, on),
  )
}
