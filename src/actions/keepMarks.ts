import { withVisit } from '@/actions/withVisit'
import {
  drawingBinary,
  drawingDocument,
  drawingProvenance,
  newAuthors,
  type DrawingTitle,
} from '@/domain/fhir/drawing'
import type { DrawingDocument } from '@/domain/fhir/drawingResources'
import type { Annotation } from '@/domain/visit/annotation'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * Keeps a drawing as it is now: the ink, the row that lists it, and who drew it, together. After
 * the first stroke only the ink changes, unless someone else takes the pen or nothing is left.
 * Rejects with SaveFailed.
 */
export async function keepMarks(
  edit: EditContext,
  annotation: Annotation,
  title: DrawingTitle,
): Promise<void> {
  const before = await readResource<DrawingDocument>(
    'DocumentReference',
    annotation.id,
    edit.patientId,
  )
  // Undone before it was ever kept: there is nothing to take back.
  if (before === undefined && annotation.marks.length === 0) return
  const newcomers = newAuthors(annotation, before)
  const document = drawingDocument(edit, annotation, title, before)
  const listed = before?.status === document.status && newcomers.length === 0
  await commitEdit({
    verb: 'keepMarks',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [
      drawingBinary(edit, annotation),
      ...(listed ? [] : [document]),
      ...newcomers.map((author) => drawingProvenance(edit, annotation, author, edit.newId())),
    ]),
  })
}
