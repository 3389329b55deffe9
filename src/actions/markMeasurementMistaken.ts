import { changeResources } from '@/actions/changeResources'
import { mistakenMeasurement } from '@/domain/fhir/editMeasurement'
import type { Observation } from '@/domain/fhir/r4'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** Takes a reading out of lists and charts, not out of history. Rejects with SaveFailed. */
export async function markMeasurementMistaken(
  edit: EditContext,
  measurement: Origin,
  note: string,
): Promise<void> {
  await changeResources<Observation>(edit, 'markMeasurementMistaken', [measurement], (current) =>
    mistakenMeasurement(current, note, edit),
  )
}
