import { withVisit } from '@/actions/withVisit'
import { consentResource, type Choice } from '@/domain/fhir/consent'
import type { ConsentResource } from '@/domain/fhir/consentResources'
import type { EditContext } from '@/domain/visit/edit'
import type { SendingConsent } from '@/domain/visit/consent'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'

/**
 * What the patient lets us send, from now on. `before`: the choice that this one replaces, if
 * there is one; its versions stay in the history. Rejects with SaveFailed.
 */
export async function recordConsent(
  edit: EditContext,
  choice: Choice,
  before?: SendingConsent,
): Promise<void> {
  const id = before?.origin.id ?? edit.newId()
  const known = before && (await readResource<ConsentResource>('Consent', id, edit.patientId))
  await commitEdit({
    verb: 'recordConsent',
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, [
      { ...(known?.meta && { meta: known.meta }), ...consentResource(edit, choice, id) },
    ]),
  })
}
