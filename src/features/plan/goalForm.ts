import type { Goal, GoalNumber, GoalWords } from '@/domain/visit/goal'
import { diastolicCodes, measureOf, systolicCodes, type Measure } from '@/domain/visit/measures'

/** A goal while it is being written; every field as it was typed. */
export interface GoalForm {
  words: string
  firstStep: string
  helper: string
  due: string
  confidence: number | undefined
  inTheWay: string
  /** A measure, `none`, or `keep` for the numbers that it has. */
  measure: string
  comparator: '<' | '>='
  value: string
  second: string
  unit: string
}

export function formOf(goal: Goal | undefined): GoalForm {
  const numbers = goal?.targets.some(({ measure }) => measure.length > 0) ?? false
  return {
    words: goal?.words ?? '',
    firstStep: goal?.firstStep ?? '',
    helper: goal?.helper ?? '',
    due: goal?.due?.slice(0, 10) ?? '',
    confidence: goal?.confidence,
    inTheWay: goal?.inTheWay ?? '',
    measure: numbers ? 'keep' : 'none',
    comparator: '<',
    value: '',
    second: '',
    unit: '',
  }
}

/** What was typed, from a draft of this tablet: anything else is not taken. */
export function formOfDraft(draft: string, empty: GoalForm): GoalForm {
  try {
    const kept = JSON.parse(draft) as unknown
    if (typeof kept !== 'object' || kept === null) return empty
    const known = Object.entries(kept).filter(
      ([key, value]) =>
        key in empty &&
        (key === 'confidence' ? typeof value === 'number' : typeof value === 'string'),
    )
    return { ...empty, ...(Object.fromEntries(known) as Partial<GoalForm>) }
  } catch {
    return empty // an empty draft, or one of a form that has changed since: nothing to take over
  }
}

/** "7,4" and " 134 " are numbers; "" and "1e9" are not. */
function numberOf(text: string): number | undefined {
  const tidy = text.trim().replace(',', '.')
  return /^\d{1,5}(?:\.\d{1,4})?$/.test(tidy) ? Number(tidy) : undefined
}

/** What the number still lacks; both values of a blood pressure have to be there. */
export function numberMissing(form: GoalForm): boolean {
  const measure = measureOf(form.measure)
  if (measure === undefined) return false
  const second = measure.second === undefined || numberOf(form.second) !== undefined
  return numberOf(form.value) === undefined || !second
}

/** As it is written down. `names`: the measure, and the two parts of a pressure, as people say them. */
export function wordsOfForm(
  form: GoalForm,
  names: { readonly one: string; readonly upper: string; readonly lower: string },
  unitText: string,
): GoalWords {
  const measure = measureOf(form.measure)
  return {
    words: form.words,
    firstStep: form.firstStep,
    helper: form.helper,
    inTheWay: form.inTheWay,
    ...(form.confidence !== undefined && { confidence: form.confidence }),
    ...(form.due !== '' && { due: form.due }),
    ...(form.measure !== 'keep' && {
      targets: measure === undefined ? [] : numbers(form, measure, names, unitText),
    }),
  }
}

function numbers(
  form: GoalForm,
  measure: Measure,
  names: { readonly one: string; readonly upper: string; readonly lower: string },
  unitText: string,
): readonly GoalNumber[] {
  const unit = form.unit || (measure.entered[0] ?? measure.unit)
  const number = (code: string, display: string, text: string): readonly GoalNumber[] => {
    const value = numberOf(text)
    if (value === undefined) return []
    const coding = { system: 'http://loinc.org', code, display }
    return [{ measure: coding, comparator: form.comparator, value, unit, unitText }]
  }
  if (measure.second !== undefined)
    return [
      ...number(systolicCodes[0], names.upper, form.value),
      ...number(diastolicCodes[0], names.lower, form.second),
    ]
  return number(measure.codes[0]?.code ?? '', names.one, form.value)
}
