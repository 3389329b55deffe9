import { day, doctor, problemReference, write, type Chart } from './chart'
import { medicines } from './medicineCodes'
import { concept } from './resource'
import type { MedicineStory } from './story'

export function writeMedicines(chart: Chart): void {
  for (const medicine of chart.story.medicines ?? []) {
    if (medicine.ownChoice) writeOwnChoice(chart, medicine)
    else writePrescription(chart, medicine)
  }
}

function writePrescription(chart: Chart, medicine: MedicineStory): void {
  const { since, until } = medicine
  write(chart, 'MedicationRequest', 'medicine', {
    status: status(medicine),
    ...stopReason(medicine, (reason) => reason),
    intent: 'order',
    medicationCodeableConcept: medicines[medicine.what],
    subject: chart.patient,
    authoredOn: day(chart, since),
    requester: doctor(chart),
    ...why(chart, medicine),
    dosageInstruction: [dosage(medicine)],
    ...(until === undefined
      ? {}
      : {
          dispenseRequest: { validityPeriod: { start: day(chart, since), end: day(chart, until) } },
        }),
  })
}

/** Bought without a prescription: known because the patient said so. */
function writeOwnChoice(chart: Chart, medicine: MedicineStory): void {
  const { since, until } = medicine
  write(chart, 'MedicationStatement', 'own-medicine', {
    status: status(medicine),
    ...stopReason(medicine, (reason) => [reason]),
    medicationCodeableConcept: medicines[medicine.what],
    subject: chart.patient,
    effectivePeriod: {
      start: day(chart, since),
      ...(until === undefined ? {} : { end: day(chart, until) }),
    },
    dateAsserted: day(chart, since),
    informationSource: chart.patient,
    ...why(chart, medicine),
    dosage: [dosage(medicine)],
  })
}

function status(medicine: MedicineStory): string {
  if (medicine.until === undefined) return 'active'
  return medicine.finished ? 'completed' : 'stopped'
}

function stopReason(
  medicine: MedicineStory,
  shape: (reason: ReturnType<typeof concept>) => unknown,
): Readonly<Record<string, unknown>> {
  if (medicine.stoppedBecause === undefined) return {}
  return { statusReason: shape(concept(medicine.stoppedBecause)) }
}

function why(chart: Chart, medicine: MedicineStory): Readonly<Record<string, unknown>> {
  if (typeof medicine.why === 'string') return { reasonCode: [concept(medicine.why)] }
  return { reasonReference: medicine.why.map((problem) => problemReference(chart, problem)) }
}

function dosage(medicine: MedicineStory): Readonly<Record<string, unknown>> {
  const each = medicine.each ?? 'd'
  if (medicine.times === 0) return { text: medicine.how, asNeededBoolean: true }
  return {
    text: medicine.how,
    timing: { repeat: { frequency: medicine.times, period: 1, periodUnit: each } },
  }
}
