import type { NewMeasurement } from '@/domain/fhir/editMeasurement'
import type { Measure } from '@/domain/visit/measures'

interface TypedReading {
  readonly id: string
  readonly measure: Measure
  readonly name: string
  /** Instant. */
  readonly when: string
  readonly atHome: boolean
  /** UCUM, and as people read it. */
  readonly unit: string
  readonly unitText: string
  readonly value: number
  readonly second: number | undefined
  readonly partNames: readonly [string, string]
}

const loinc = 'http://loinc.org'

/** What was typed, as a measurement with its code: a blood pressure is a panel with two parts. */
export function readingOf(typed: TypedReading): NewMeasurement {
  const { id, measure, name, when, atHome, unit, unitText } = typed
  const quantity = (value: number) => ({ value, unit, unitText })
  const base = {
    id,
    coding: { system: loinc, code: measure.codes[0]?.code ?? '', display: name },
    category: measure.category,
    when,
    atHome,
  }
  if (measure.second === undefined) return { ...base, value: quantity(typed.value) }
  const part = (code: string, display: string, value: number) => ({
    coding: { system: loinc, code, display },
    value: quantity(value),
  })
  const [upper, lower] = typed.partNames
  return {
    ...base,
    parts: [part('8480-6', upper, typed.value), part('8462-4', lower, typed.second ?? 0)],
  }
}
