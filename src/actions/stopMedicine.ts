import { changeResources } from '@/actions/changeResources'
import { stoppedMedicine, type MedicineResource, type Stop } from '@/domain/fhir/editMedicine'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/**
 * The patient no longer takes it. `entries`: every entry of this drug that still runs (a medicine's
 * `origin` and its `alsoRunning`), or a forgotten repeat would show it as taken. Rejects with SaveFailed.
 */
export async function stopMedicine(
  edit: EditContext,
  entries: readonly Origin[],
  stop: Stop,
): Promise<void> {
  await changeResources<MedicineResource>(edit, 'stopMedicine', entries, (current) =>
    stoppedMedicine(current, stop, edit),
  )
}
