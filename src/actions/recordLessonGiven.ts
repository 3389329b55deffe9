import { withVisit } from '@/actions/withVisit'
import type { LessonGiven } from '@/domain/education/lessonGiven'
import { lessonProcedure } from '@/domain/fhir/lessonGiven'
import type { EditContext } from '@/domain/visit/edit'
import { commitEdit } from '@/records/commitEdit'

/** Writes down, without typing, that this lesson was given. Rejects with SaveFailed. */
export async function recordLessonGiven(edit: EditContext, given: LessonGiven): Promise<void> {
  const procedure = lessonProcedure(edit, given, edit.newId())
  await commitEdit({
    verb: 'recordLessonGiven',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [procedure]),
  })
}
