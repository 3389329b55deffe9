import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Dosing, RecordWords } from '@/domain/fhir/words'

/** The words that `readRecord` needs, in the language of the screen. */
export function useRecordWords(): ComputedRef<RecordWords> {
  const { t } = useI18n()
  const names = [
    'person',
    'problem',
    'medicine',
    'allergy',
    'test',
    'visit',
    'goal',
    'drawing',
    'yes',
    'no',
  ] as const

  function howTaken({ dose = '', times, period = 1, unit, asNeeded }: Dosing): string {
    const said =
      times === undefined || unit === undefined
        ? dose
        : unit === 'd' && period === 1
          ? t('record.words.times', { dose, count: times }, times)
          : unit === 'wk' && period === 1
            ? t('record.words.weekly', { dose, count: times }, times)
            : unit === 'h' && times === 1
              ? t('record.words.every', { dose, count: period }, period)
              : dose
    const needed = asNeeded ? t('record.words.asNeeded') : ''
    const whole = [said.trim(), needed].filter((part) => part !== '').join(', ')
    return whole.charAt(0).toUpperCase() + whole.slice(1)
  }

  return computed(() => ({
    ...(Object.fromEntries(names.map((name) => [name, t(`record.words.${name}`)])) as Record<
      (typeof names)[number],
      string
    >),
    howTaken,
  }))
}
