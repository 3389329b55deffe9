import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { nameOf } from '@/domain/fhir/concept'
import { isFields, type Fields } from '@/domain/fhir/json'
import { readAllergy } from '@/domain/fhir/readAllergy'
import { readAnswer, readAsked } from '@/domain/fhir/readConcern'
import { readGoal } from '@/domain/fhir/readGoal'
import { readMeasurement } from '@/domain/fhir/readMeasurement'
import { readMedicine } from '@/domain/fhir/readMedicine'
import { readOurPlan } from '@/domain/fhir/readOurPlan'
import { readPerson } from '@/domain/fhir/readPerson'
import { readProblem } from '@/domain/fhir/readProblem'
import { readEncounter } from '@/domain/fhir/readVisit'
import type { RecordWords } from '@/domain/fhir/words'
import { measureOfCodes } from '@/domain/visit/measures'
import type { Measurement, Quantity } from '@/domain/visit/measurement'
import { useShown } from './useShown'

/** A thing of the record as people read it. */
export interface Thing {
  readonly title: string
  readonly lines: readonly string[]
  /** The title is a patient's own words. */
  readonly ownWords?: boolean
}

interface Stored {
  readonly resourceType: string
  readonly id: string
}

/** Says a resource the way the visit says it; what no reader knows is said by its fields. */
export function useThing(words: () => RecordWords): ComputedRef<(of: Stored) => Thing> {
  const { t } = useI18n()
  const { when, codeWords, typeWords, unitWords, plain } = useShown()

  function read(fields: Fields, { resourceType: type, id }: Stored): Thing | null {
    const origin = { type, id }
    const w = words()
    switch (type) {
      case 'MedicationRequest':
      case 'MedicationStatement': {
        const it = readMedicine(fields, origin, () => undefined, w)
        const status = it && t(`syncCentre.medicine.${it.status}`)
        return it && thing(it.name, [it.howTaken, status, it.stoppedBecause])
      }
      case 'Condition': {
        const it = readProblem(fields, id, w)
        return (
          it &&
          thing(it.name, [
            codeWords(it.status),
            it.since && t('syncCentre.since', { date: when(it.since) }),
          ])
        )
      }
      case 'AllergyIntolerance': {
        const it = readAllergy(fields, id, w)
        return it && thing(it.name, [...it.reactions, it.severity && codeWords(it.severity)])
      }
      case 'Observation': {
        const it = readMeasurement(fields, id, w)
        const parts = it?.parts.map((part) => `${part.name}: ${valueOf(part)}`) ?? []
        return it && thing(measured(it), [valueOf(it), ...parts, it.when && when(it.when)])
      }
      case 'Goal': {
        const it = readGoal(fields, id, '', w)
        if (!it) return null
        const targets = it.targets.flatMap(({ low, high, exact }) => [low, high, exact])
        const numbers = targets.flatMap((each) => (each ? quantity(each) : []))
        const due = it.due && t('syncCentre.until', { date: when(it.due) })
        const said = [it.firstStep, it.helper, it.inTheWay]
        const lines = [...numbers, due, ...said, t(`syncCentre.goal.${it.status}`)]
        return { ...thing(it.words, lines), ownWords: it.ownWords }
      }
      case 'Communication': {
        const it = readAsked(fields, origin)
        if (it) return { ...thing(it.words, []), ownWords: it.byPatient }
        const answer = readAnswer(fields, origin)?.answer
        return answer ? thing(answer.words || codeWords(answer.kind), [answer.byName]) : null
      }
      case 'CarePlan': {
        const from = { medicines: [], order: () => undefined, openItems: [], said: [] }
        const lines = readOurPlan(fields, id, from)
        return thing(
          typeWords(type),
          lines.map(({ text, detail }) => (detail ? `${text}, ${detail}` : text)),
        )
      }
      case 'Encounter': {
        const it = readEncounter(fields, id, w)
        return (
          it && thing(it.reason, [it.start && when(it.start), t(`syncCentre.visit.${it.state}`)])
        )
      }
      case 'Patient': {
        const it = readPerson(fields, id, w)
        return thing(it.name, [it.birthDate && when(it.birthDate), it.sex && codeWords(it.sex)])
      }
      default:
        return null
    }
  }

  function byFields(fields: Fields, type: string): Thing {
    const title = isFields(fields['code']) ? nameOf(fields['code']) : undefined
    const lines = Object.entries(fields).flatMap(([name, value]) => {
      if (silent.has(name)) return []
      if (typeof value === 'string') return `${plain(name)}: ${dateOr(value)}`
      const named = isFields(value) ? nameOrText(value) : undefined
      return named ? `${plain(name)}: ${named}` : []
    })
    return { title: title ?? typeWords(type), lines: lines.slice(0, 8) }
  }

  /** A measure that the charts know is named in the language of the screen. */
  function measured({ codings, name }: Measurement): string {
    const measure = measureOfCodes(codings)
    return measure ? t(`charts.measure.${measure.key}.name`) : name
  }

  const dateOr = (text: string) => (/^\d{4}-\d{2}-\d{2}/.test(text) ? when(text) : codeWords(text))
  const quantity = ({ value, unit, comparator }: Quantity) =>
    `${comparator ?? ''}${String(value)} ${unitWords(unit)}`.trim()
  const valueOf = (of: { quantity?: Quantity; words?: string }) =>
    of.quantity ? quantity(of.quantity) : (of.words ?? '')

  return computed(() => (of: Stored) => {
    const fields = of as unknown as Fields
    try {
      const known = read(fields, of)
      if (known) return known
    } catch {
      // Damaged, or of a make that no reader takes: its fields still say what it is.
    }
    return byFields(fields, of.resourceType)
  })
}

const silent = new Set(['resourceType', 'id', 'language', 'implicitRules'])

const thing = (title: string, lines: readonly (string | undefined | null | false)[]): Thing => ({
  title,
  lines: lines.filter((line): line is string => typeof line === 'string' && line !== ''),
})

function nameOrText(value: Fields): string | undefined {
  try {
    return nameOf(value)
  } catch {
    return undefined
  }
}
