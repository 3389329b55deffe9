import { fieldsAt, flagAt, listAt, numberAt, textAt, type Fields } from './json'
import { quantityWords, readQuantity } from './readQuantity'
import type { Dosing, RecordWords } from './words'

/** As the prescriber wrote it; from the numbers only where no words were written. */
export function readDosage(dosages: readonly Fields[], words: RecordWords): string | undefined {
  const said = dosages.flatMap(
    (dosage) =>
      textAt(dosage, 'text') ??
      textAt(dosage, 'patientInstruction') ??
      (words.howTaken(dosingOf(dosage)) || []),
  )
  return said.length > 0 ? [...new Set(said)].join('; ') : undefined
}

function dosingOf(dosage: Fields): Dosing {
  const repeat = fieldsAt(fieldsAt(dosage, 'timing'), 'repeat')
  const dose = listAt(dosage, 'doseAndRate').map((rate) => readQuantity(rate, 'doseQuantity'))[0]
  const times = numberAt(repeat, 'frequency')
  const period = numberAt(repeat, 'period')
  const unit = textAt(repeat, 'periodUnit')
  return {
    ...(dose !== undefined && { dose: quantityWords(dose) }),
    ...(times !== undefined && { times }),
    ...(period !== undefined && { period }),
    ...(unit !== undefined && { unit }),
    asNeeded:
      flagAt(dosage, 'asNeededBoolean') ??
      fieldsAt(dosage, 'asNeededCodeableConcept') !== undefined,
  }
}
