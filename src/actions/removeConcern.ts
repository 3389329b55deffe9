import { changeResources } from '@/actions/changeResources'
import { withdrawn } from '@/domain/fhir/concern'
import type { ConcernCommunication } from '@/domain/fhir/concernResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** The patient takes it off the list; it stays in the history only. Rejects with SaveFailed. */
export async function removeConcern(edit: EditContext, concern: Origin): Promise<void> {
  await changeResources<ConcernCommunication>(edit, 'removeConcern', [concern], (current) =>
    withdrawn(current, true),
  )
}
