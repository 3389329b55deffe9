import { changeResources } from '@/actions/changeResources'
import { movedMessage } from '@/domain/fhir/message'
import type { MessageRequest } from '@/domain/fhir/messageResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/**
 * Takes a message out of the line. One that has left meanwhile stays sent: the clinic then keeps
 * its own version, and the sync centre says so. Rejects with NotOnTablet, SaveFailed.
 */
export async function cancelMessage(edit: EditContext, message: Origin): Promise<void> {
  await changeResources<MessageRequest>(edit, 'cancelMessage', [message], (current) =>
    current.status === 'active' ? movedMessage(current, 'revoked', 'cancelled') : current,
  )
}
