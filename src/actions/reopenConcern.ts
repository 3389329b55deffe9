import { changeResources } from '@/actions/changeResources'
import { withdrawn } from '@/domain/fhir/concern'
import type { ConcernCommunication } from '@/domain/fhir/concernResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/**
 * Takes answers back: the concern is what it was before them. `answers`: those of this visit, or the
 * one that was a slip. Rejects with SaveFailed.
 */
export async function reopenConcern(edit: EditContext, answers: readonly Origin[]): Promise<void> {
  await changeResources<ConcernCommunication>(edit, 'reopenConcern', answers, (current) =>
    withdrawn(current, true),
  )
}
