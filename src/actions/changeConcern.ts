import { changeResources } from '@/actions/changeResources'
import { concernWithWords } from '@/domain/fhir/concern'
import type { ConcernCommunication } from '@/domain/fhir/concernResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** Other words for the same concern; the earlier ones stay in its history. Rejects with SaveFailed. */
export async function changeConcern(
  edit: EditContext,
  concern: Origin,
  words: string,
): Promise<void> {
  await changeResources<ConcernCommunication>(edit, 'changeConcern', [concern], (current) =>
    concernWithWords(edit, current, words),
  )
}
