import { useI18n } from 'vue-i18n'
import type { ClashShown, Shown, ShownQuantity } from '@/domain/fhir/merge/shown'
import { ucumOf, unitNameOf } from '@/domain/visit/units'
import { useFormat } from '@/i18n/useFormat'

/** Values of any element, said in the language of who reads. */
export function useShown() {
  const i18n = useI18n()
  const { t, locale } = i18n
  const te = (key: string): boolean => i18n.te(key)
  const format = useFormat()

  function say(shown: Shown): string {
    switch (shown.kind) {
      case 'none':
        return t('syncCentre.nothing')
      case 'text':
        return shown.text
      case 'code':
        return codeWords(shown.code ?? shown.text, shown.text)
      case 'quantity':
        return quantity(shown)
      case 'range':
        return [shown.low, shown.high].map((end) => (end ? quantity(end) : '?')).join(' – ')
      case 'number':
        return format.number(shown.value)
      case 'flag':
        return t(shown.yes ? 'record.words.yes' : 'record.words.no')
      case 'date':
        return when(shown.value)
      case 'period':
        return [shown.start, shown.end].map((end) => (end ? when(end) : '…')).join(' – ')
      case 'reference':
        return shown.text ?? typeWords(shown.reference?.split('/')[0] ?? '')
      case 'note':
        return [shown.text, shown.author, shown.time && when(shown.time)]
          .filter(Boolean)
          .join(' · ')
      case 'list':
        return new Intl.ListFormat(locale.value, { type: 'unit' }).format(shown.items.map(say))
      case 'parts':
        return shown.parts.map(({ name, shown: part }) => `${plain(name)}: ${say(part)}`).join(', ')
    }
  }

  function quantity({ value, unit = '', comparator = '' }: ShownQuantity): string {
    const number = value === undefined ? '' : format.number(value)
    return `${comparator}${number} ${unitWords(unit)}`.trim()
  }

  function unitWords(unit: string): string {
    const name = unitNameOf(ucumOf(unit))
    return name === 'none' ? unit.replace(/[[\]{}]/g, '') : t(`charts.unit.${name}`)
  }

  function when(iso: string): string {
    return iso.includes('T') ? `${format.date(iso)} ${format.time(iso)}` : format.date(iso)
  }

  /** A status of the record in words; a code that nobody has a word for stays as it came. */
  function codeWords(code: string, otherwise = code): string {
    return te(`syncCentre.code.${code}`) ? t(`syncCentre.code.${code}`) : otherwise
  }

  function typeWords(type: string): string {
    return t(`syncCentre.type.${te(`syncCentre.type.${type}`) ? type : 'other'}`)
  }

  /** What a choice is about; which line of several stands with it. */
  function label({ element, name, keys }: Pick<ClashShown, 'element' | 'name' | 'keys'>): string {
    const which = keys.map(keyWords).filter(Boolean).join(', ')
    const what = element === 'other' ? plain(name) : t(`syncCentre.element.${element}`)
    return which === '' ? what : `${what} (${which})`
  }

  /** Our own extensions have names that people know; ids and machine addresses say nothing. */
  function keyWords(key: string): string {
    const own = /^urn:alongside:ext:(.+)$/.exec(key)?.[1]
    return own ? plain(own) : ''
  }

  /** "firstStep" and "first-step" in words, or the name split up where nobody has named it. */
  function plain(name: string): string {
    const key = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    if (te(`syncCentre.field.${key}`)) return t(`syncCentre.field.${key}`)
    const split = name.replace(/[-_.]|\[x\]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2')
    return split.charAt(0).toUpperCase() + split.slice(1).toLowerCase()
  }

  return { say, label, plain, when, codeWords, typeWords, unitWords }
}
