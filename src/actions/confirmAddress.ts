import { changeResources } from '@/actions/changeResources'
import { withConfirmedEmail } from '@/domain/fhir/consent'
import type { PatientResource } from '@/domain/fhir/consentResources'
import type { EditContext } from '@/domain/visit/edit'

/**
 * The address was read back and the patient said yes. `whose`: in words, where it is not the
 * patient's own. Rejects with NotOnTablet, SaveFailed.
 */
export async function confirmAddress(
  edit: EditContext,
  email: { readonly value: string; readonly whose?: string },
): Promise<void> {
  const patient = { type: 'Patient', id: edit.patientId }
  await changeResources<PatientResource>(edit, 'confirmAddress', [patient], (current) =>
    withConfirmedEmail(current, email, edit.now()),
  )
}
