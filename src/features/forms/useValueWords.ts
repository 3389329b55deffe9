import { useI18n } from 'vue-i18n'
import type { FormQuestion } from '@/domain/visit/form'
import { sameValue, type FormValue } from '@/domain/visit/formValue'
import { useFormat } from '@/i18n/useFormat'

/** An answer in words, with the unit that its question is asked in; dates and numbers as the tablet's region writes them. */
export function useValueWords(): (
  value: FormValue,
  question?: Pick<FormQuestion, 'options' | 'units'>,
) => string {
  const { t } = useI18n()
  const format = useFormat()
  return (value, question) => {
    const label = question?.options.find((option) => sameValue(option.value, value))?.label
    if (label !== undefined) return label
    switch (value.kind) {
      case 'coding':
        return value.display ?? value.code ?? ''
      case 'boolean':
        return t(value.yes ? 'forms.yes' : 'forms.no')
      case 'integer':
      case 'decimal':
        return `${format.number(value.number)} ${question?.units[0]?.label ?? ''}`.trim()
      case 'quantity':
        return `${format.number(value.number)} ${value.unit ?? value.code ?? ''}`.trim()
      case 'date':
        return format.date(value.text)
      case 'dateTime':
        return value.text.includes('T')
          ? `${format.date(value.text)}, ${format.time(value.text)}`
          : format.date(value.text)
      default:
        return value.text
    }
  }
}
