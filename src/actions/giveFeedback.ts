import { feedbackResponse } from '@/domain/fhir/feedback'
import type { EditContext } from '@/domain/visit/edit'
import type { FeedbackAnswers } from '@/domain/visit/feedback'
import { commitEdit } from '@/records/commitEdit'

/** Under this name, not the patient's, it waits on the tablet until it is sent. */
const nobody = 'anonymous'

/**
 * An edit of its own, with no visit, patient, author or day. Nothing to tell is nothing to keep.
 * Rejects with SaveFailed.
 */
export async function giveFeedback(
  edit: Pick<EditContext, 'now' | 'newId'>,
  answers: FeedbackAnswers,
): Promise<void> {
  const response = feedbackResponse(answers, edit.now(), edit.newId())
  if (response.item === undefined) return
  await commitEdit({
    verb: 'giveFeedback',
    patientId: nobody,
    authorId: nobody,
    at: edit.now(),
    resources: [response],
  })
}
