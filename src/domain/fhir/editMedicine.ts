import type { EditContext } from '../visit/edit'
import { noteBy, withoutStaleNarrative } from './amend'
import { statusChanged } from './codes'
import type { MedicationRequest, MedicationStatement } from './r4'

export type MedicineResource = MedicationRequest | MedicationStatement

export interface Stop {
  /** Date on which the medicine was stopped. */
  readonly on: string
  /** Why, in the person's words; may be unknown. */
  readonly because?: string
  /** One sentence for the note, in the language of who wrote it. */
  readonly note: string
}

export function stoppedMedicine(
  medicine: MedicineResource,
  stop: Stop,
  edit: EditContext,
): MedicineResource {
  const note = [...(medicine.note ?? []), noteBy(edit, stop.note)]
  const reason = stop.because === undefined ? undefined : { text: stop.because }
  if (medicine.resourceType === 'MedicationStatement') {
    const { effectiveDateTime, statusReason: _before, ...rest } = withoutStaleNarrative(medicine)
    const start = medicine.effectivePeriod?.start ?? effectiveDateTime
    return {
      ...rest,
      status: 'stopped',
      ...(reason && { statusReason: [reason] }),
      effectivePeriod: { ...(start !== undefined && { start }), end: stop.on },
      note,
    }
  }
  const { statusReason: _before, ...rest } = withoutStaleNarrative(medicine)
  return {
    ...rest,
    extension: [...otherExtensions(medicine), { url: statusChanged, valueDateTime: stop.on }],
    status: 'stopped',
    ...(reason && { statusReason: reason }),
    note,
  }
}

/** Taken again, or never really stopped: the note says which, with who and when. */
export function resumedMedicine(
  medicine: MedicineResource,
  note: string,
  edit: EditContext,
): MedicineResource {
  const notes = [...(medicine.note ?? []), noteBy(edit, note)]
  if (medicine.resourceType === 'MedicationStatement') {
    const { statusReason: _reason, effectivePeriod, ...rest } = withoutStaleNarrative(medicine)
    const { end: _end, ...period } = effectivePeriod ?? {}
    const kept = effectivePeriod === undefined ? {} : { effectivePeriod: period }
    return { ...rest, ...kept, status: 'active', note: notes }
  }
  const { statusReason: _reason, extension: _all, ...rest } = withoutStaleNarrative(medicine)
  const extension = otherExtensions(medicine)
  return { ...rest, ...(extension.length > 0 && { extension }), status: 'active', note: notes }
}

function otherExtensions(medicine: MedicineResource) {
  return (medicine.extension ?? []).filter(({ url }) => url !== statusChanged)
}
