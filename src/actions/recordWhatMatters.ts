import { withVisit } from '@/actions/withVisit'
import type { MattersObservation } from '@/domain/fhir/concernResources'
import { mattersObservation } from '@/domain/fhir/whatMatters'
import type { WhatMatters } from '@/domain/visit/concern'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * Writes down what matters to the patient, verbatim. `known`: what this visit has of it already,
 * which is then changed; empty words take it back. Rejects with SaveFailed.
 */
export async function recordWhatMatters(
  edit: EditContext,
  words: string,
  known: Pick<WhatMatters, 'origin'> | undefined,
): Promise<void> {
  const before =
    known &&
    (await readResource<MattersObservation>('Observation', known.origin.id, edit.patientId))
  await commitEdit({
    verb: 'recordWhatMatters',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [mattersObservation(edit, words, before)]),
  })
}
