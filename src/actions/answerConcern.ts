import { withVisit } from '@/actions/withVisit'
import { answerResource, type NewAnswer } from '@/domain/fhir/concern'
import type { Concern } from '@/domain/visit/concern'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'

/** Answers a concern, puts it off to a date, or sends it on. Rejects with SaveFailed. */
export async function answerConcern(
  edit: EditContext,
  concern: Pick<Concern, 'origin' | 'private'>,
  answer: NewAnswer,
): Promise<Origin> {
  const about = { ...concern.origin, private: concern.private }
  const written = answerResource(edit, about, answer, edit.newId())
  await commitEdit({
    verb: 'answerConcern',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [written]),
  })
  return { type: written.resourceType, id: written.id }
}
