import { withVisit } from '@/actions/withVisit'
import { messageRequest } from '@/domain/fhir/message'
import { readRecord } from '@/domain/fhir/readRecord'
import type { EditContext } from '@/domain/visit/edit'
import { mayBeSent, type MayNotReason } from '@/domain/visit/mayBeSent'
import { faultOf, type MessageDraft, type MessageFault } from '@/domain/visit/message'
import { commitEdit } from '@/records/commitEdit'
import { readPatient } from '@/records/readPatient'

/** The patient's choice does not allow it, or no mail program should be handed it. */
export class NotSendable extends Error {
  override readonly name = 'NotSendable'
  constructor(readonly reason: MayNotReason | MessageFault) {
    super(`Not sendable: ${reason}`)
  }
}

/**
 * Puts a message in line; the clinic sends it once it has it, or at `sendAt`. The patient's choice
 * is asked as it is now, not as the screen last saw it. Gives the message's id. Rejects with
 * NotSendable, SaveFailed.
 */
export async function sendMessage(edit: EditContext, draft: MessageDraft): Promise<string> {
  const fault = faultOf(draft)
  if (fault !== undefined) throw new NotSendable(fault)
  const record = readRecord(await readPatient(edit.patientId), edit.patientId)
  const verdict = mayBeSent(record, draft)
  if (verdict.kind === 'may-not') throw new NotSendable(verdict.reason)
  const id = edit.newId()
  await commitEdit({
    verb: 'sendMessage',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [messageRequest(edit, draft, id)]),
  })
  return id
}
