import { changeResources } from '@/actions/changeResources'
import { withdrawnConsent } from '@/domain/fhir/consent'
import type { ConsentResource } from '@/domain/fhir/consentResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** From now on nothing is sent, also nothing that waits. Rejects with NotOnTablet, SaveFailed. */
export async function withdrawConsent(edit: EditContext, consent: Origin): Promise<void> {
  await changeResources<ConsentResource>(edit, 'withdrawConsent', [consent], (current) =>
    withdrawnConsent(current, edit.now()),
  )
}
