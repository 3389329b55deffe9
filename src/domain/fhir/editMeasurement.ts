import type { EditContext } from '../visit/edit'
import type { Quantity } from '../visit/measurement'
import type { Coding } from '../visit/record'
import { noteBy, withoutStaleNarrative } from './amend'
import { alongsideCodes, homeReading, observationCategory, ucum } from './codes'
import type { CodeableConcept, Observation, R4Quantity } from './r4'
import { referenceTo } from './resource'
import { authorReference } from './visitEncounter'

/** A number to write down. `unit` is UCUM; `unitText` is how the person chose to read it. */
interface Written extends Quantity {
  readonly unitText: string
}

/** One value, or the parts of one measurement (a blood pressure has two). */
export interface NewMeasurement {
  readonly id: string
  readonly coding: Coding
  readonly category: 'vital' | 'laboratory' | 'survey' | 'other'
  /** Instant of the measurement itself. */
  readonly when: string
  readonly atHome: boolean
  readonly value?: Written
  readonly parts?: readonly { readonly coding: Coding; readonly value: Written }[]
}

const categories = { vital: 'vital-signs', laboratory: 'laboratory', survey: 'survey' } as const

export function measurementResource(written: NewMeasurement, edit: EditContext): Observation {
  return {
    resourceType: 'Observation',
    id: written.id,
    status: 'final',
    category: categoriesOf(written),
    code: conceptOf(written.coding),
    subject: referenceTo('Patient', edit.patientId),
    encounter: referenceTo('Encounter', edit.visitId),
    effectiveDateTime: written.when,
    issued: edit.now(),
    performer: [
      authorReference(edit),
      ...(written.atHome && edit.author.role !== 'patient'
        ? [referenceTo('Patient', edit.patientId)]
        : []),
    ],
    ...(written.value && { valueQuantity: quantityOf(written.value) }),
    ...(written.parts && {
      component: written.parts.map(({ coding, value }) => ({
        code: conceptOf(coding),
        valueQuantity: quantityOf(value),
      })),
    }),
  }
}

/** New numbers, in the unit that each value already has: another unit is another measurement. */
export interface Correction {
  readonly value?: number
  /** New values of parts, found by code; parts not named stay as they are. */
  readonly parts?: readonly { readonly code: string; readonly value: number }[]
  /** One sentence for the note, with what it was before. */
  readonly note: string
}

/**
 * The old value stays readable in the version before and in the note. The lab's reading of the old
 * value ("high") goes with it: kept, it would judge a number that is no longer there.
 */
export function correctedMeasurement(
  observation: Observation,
  correction: Correction,
  edit: EditContext,
): Observation {
  const component = observation.component?.map((part) => {
    const codes = part.code.coding?.map(({ code }) => code) ?? []
    const change = correction.parts?.find(({ code }) => codes.includes(code))
    return change === undefined ? part : withValue(part, change.value)
  })
  return {
    ...withValue(withoutStaleNarrative(observation), correction.value),
    status: 'corrected',
    issued: edit.now(),
    ...(component && { component }),
    note: [...(observation.note ?? []), noteBy(edit, correction.note)],
  }
}

function withValue<T extends { readonly valueQuantity?: R4Quantity }>(
  of: T,
  value: number | undefined,
): T {
  if (value === undefined) return of
  const { comparator: _limit, ...quantity } = of.valueQuantity ?? {}
  return { ...withoutReading(of), valueQuantity: { ...quantity, value } }
}

/** Never deleted: it stays in history, and leaves every list and chart. */
export function mistakenMeasurement(
  observation: Observation,
  note: string,
  edit: EditContext,
): Observation {
  return {
    ...withoutStaleNarrative(observation),
    status: 'entered-in-error',
    note: [...(observation.note ?? []), noteBy(edit, note)],
  }
}

function withoutReading<T extends object>(of: T): T {
  const stale = ['interpretation', 'dataAbsentReason']
  return Object.fromEntries(Object.entries(of).filter(([name]) => !stale.includes(name))) as T
}

function categoriesOf({ category, atHome }: NewMeasurement): readonly CodeableConcept[] {
  const kind = category === 'other' ? 'exam' : categories[category]
  return [
    { coding: [{ system: observationCategory, code: kind }] },
    ...(atHome ? [{ coding: [{ system: alongsideCodes, code: homeReading }] }] : []),
  ]
}

function conceptOf(coding: Coding): CodeableConcept {
  return { coding: [coding], ...(coding.display !== undefined && { text: coding.display }) }
}

function quantityOf({ value, unit, unitText, comparator }: Written): R4Quantity {
  return { value, ...(comparator && { comparator }), unit: unitText, system: ucum, code: unit }
}
