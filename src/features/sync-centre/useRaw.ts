import { ucum } from '@/domain/fhir/codes'
import { isFields, type Fields } from '@/domain/fhir/json'
import { shownOf } from '@/domain/fhir/merge/shownOf'
import { readDosage } from '@/domain/fhir/readDosage'
import type { RecordWords } from '@/domain/fhir/words'
import { useShown } from './useShown'

/** A value as it stands in the record, said as the visit says it. `path` is where it stands. */
export function useRaw(words: () => RecordWords): (path: string, value: unknown) => string {
  const { say, codeWords } = useShown()
  return (path, value) => {
    if (/^dosage(Instruction)?$/.test(path) && Array.isArray(value)) {
      const said = dosageOf(value.filter(isFields), words())
      if (said !== undefined) return said
    }
    if (coded.test(path) && typeof value === 'string') return codeWords(value)
    return say(shownOf(isMeasured(value) ? { ...value, unit: value['code'] } : value))
  }
}

/** Elements whose value is a word of FHIR's own, not one of a person. */
const coded = /(?:^|[.])(?:\w*[sS]tatus|criticality|gender|intent|severity)$/

/** The code of a unit has a name in every language; its text is in that of whoever wrote it. */
const isMeasured = (value: unknown): value is Fields =>
  isFields(value) && value['system'] === ucum && typeof value['value'] === 'number'

function dosageOf(doses: readonly Fields[], words: RecordWords): string | undefined {
  try {
    return readDosage(doses, words)
  } catch {
    return undefined // of another make: its parts still say what it is
  }
}
