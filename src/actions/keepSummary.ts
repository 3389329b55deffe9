import { withVisit } from '@/actions/withVisit'
import type { BinaryOfPatient } from '@/domain/fhir/drawingResources'
import {
  summaryBinary,
  summaryDocument,
  summaryIdOf,
  type KeptPages,
  type SummaryDocument,
} from '@/domain/fhir/summaryDocument'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * Keeps the pages that the patient takes home as a document of the record; pages made again take
 * the place of the earlier ones of this visit and language. Rejects with SaveFailed.
 */
export async function keepSummary(edit: EditContext, pages: KeptPages): Promise<Origin> {
  const id = summaryIdOf(edit.visitId, pages.language)
  const [document, binary] = await Promise.all([
    readResource<SummaryDocument>('DocumentReference', id, edit.patientId),
    readResource<BinaryOfPatient>('Binary', id, edit.patientId),
  ])
  await commitEdit({
    verb: 'keepSummary',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [
      summaryBinary(edit, pages, binary),
      summaryDocument(edit, pages, document),
    ]),
  })
  return { type: 'DocumentReference', id }
}
