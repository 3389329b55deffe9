import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NewMeasurement } from '@/domain/fhir/editMeasurement'
import type { EditContext } from '@/domain/visit/edit'
import { measureOf, measures, plausibleIn, type Measure } from '@/domain/visit/measures'
import { measureTable } from '@/domain/visit/measureTable'
import { unitNameOf } from '@/domain/visit/units'
import { instantOf, localMinute } from './localTime'
import { readingOf } from './readingOf'
import { typedNumber } from './typedNumber'

/** What can be typed in, and the four that are typed most. */
const enterable = measures.filter(({ entered }) => entered.length > 0)
export const usual = ['blood-pressure', 'weight', 'heart-rate', 'glucose'] as const

/** The state of the form for one new reading. */
export function useReading(edit: EditContext, first: string) {
  const { t } = useI18n()
  const isUsual = usual.some((key) => key === first)
  const tab = ref(isUsual ? first : 'other')
  const other = ref(isUsual ? 'a1c' : first)
  const measure = computed<Measure>(
    () => measureOf(tab.value === 'other' ? other.value : tab.value) ?? measureTable[0],
  )
  const unit = ref('')
  const upper = ref('')
  const lower = ref('')
  const where = ref('clinic')
  const when = ref(localMinute(edit.now()))
  const tried = ref(false)

  watch(measure, ({ entered }) => (unit.value = entered[0] ?? ''), { immediate: true })
  watch([tab, other], () => {
    upper.value = ''
    lower.value = ''
    tried.value = false
  })

  const paired = computed(() => measure.value.second !== undefined)
  const firstValue = computed(() => typedNumber(upper.value))
  const second = computed(() => typedNumber(lower.value))
  const at = computed(() => instantOf(when.value))
  const unitText = (each: string) => t(`charts.unit.${unitNameOf(each)}`)

  const faults = computed(() => ({
    upper: firstValue.value === undefined ? t('record.reading.missing') : '',
    lower: paired.value && second.value === undefined ? t('record.reading.missing') : '',
    when:
      at.value === undefined
        ? t('record.reading.missingWhen')
        : Date.parse(at.value) > Date.parse(edit.now()) + 60_000
          ? t('record.reading.future')
          : '',
  }))
  const ready = computed(() => Object.values(faults.value).every((fault) => fault === ''))

  /** Outside what a body usually gives, or the two numbers the wrong way round. */
  const unusual = computed(() => {
    const [low, high] = plausibleIn(measure.value, unit.value)
    const odd = (value: number | undefined, [from, to]: readonly [number, number]) =>
      value !== undefined && (value < from || value > to)
    const pair = measure.value.second
    return (
      odd(firstValue.value, [low, high]) ||
      (pair !== undefined && odd(second.value, pair.plausible)) ||
      (paired.value && (second.value ?? 0) >= (firstValue.value ?? Infinity))
    )
  })

  const text = computed(() => {
    const number = paired.value ? `${upper.value.trim()}/${lower.value.trim()}` : upper.value.trim()
    const symbol = unitText(unit.value)
    return symbol === '%' ? `${number}%` : `${number} ${symbol}`.trim()
  })

  function written(id: string): NewMeasurement {
    return readingOf({
      id,
      measure: measure.value,
      name: t(`charts.measure.${measure.value.key}.name`),
      when: at.value ?? edit.now(),
      atHome: where.value === 'home',
      unit: unit.value,
      unitText: unitText(unit.value),
      value: firstValue.value ?? 0,
      second: second.value,
      partNames: [t('record.reading.upper'), t('record.reading.lower')],
    })
  }

  const others = enterable.filter(({ key }) => !usual.some((each) => each === key))
  return {
    tab,
    other,
    others,
    measure,
    unit,
    unitText,
    upper,
    lower,
    where,
    when,
    tried,
    paired,
    faults,
    ready,
    unusual,
    text,
    written,
  }
}
