import { changeResources } from '@/actions/changeResources'
import { withdrawn } from '@/domain/fhir/concern'
import type { ConcernCommunication } from '@/domain/fhir/concernResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** Removing it was a slip: it is on the list again. Rejects with SaveFailed. */
export async function restoreConcern(edit: EditContext, concern: Origin): Promise<void> {
  await changeResources<ConcernCommunication>(edit, 'restoreConcern', [concern], (current) =>
    withdrawn(current, false),
  )
}
