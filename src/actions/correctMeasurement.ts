import { changeResources } from '@/actions/changeResources'
import { correctedMeasurement, type Correction } from '@/domain/fhir/editMeasurement'
import type { Observation } from '@/domain/fhir/r4'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'

/** Puts a wrong reading right; the old value stays in its history. Rejects with SaveFailed. */
export async function correctMeasurement(
  edit: EditContext,
  measurement: Origin,
  correction: Correction,
): Promise<void> {
  await changeResources<Observation>(edit, 'correctMeasurement', [measurement], (current) =>
    correctedMeasurement(current, correction, edit),
  )
}
