import { changeResources } from '@/actions/changeResources'
import { resumedMedicine, type MedicineResource } from '@/domain/fhir/editMedicine'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** Taken again, or the stop was a slip. `note`: one sentence that says which. Rejects with SaveFailed. */
export async function resumeMedicine(
  edit: EditContext,
  entries: readonly Origin[],
  note: string,
): Promise<void> {
  await changeResources<MedicineResource>(edit, 'resumeMedicine', entries, (current) =>
    resumedMedicine(current, note, edit),
  )
}
