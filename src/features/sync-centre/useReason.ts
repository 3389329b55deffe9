import { useI18n } from 'vue-i18n'
import { elementsNamed, refusalOf } from './refusal'
import { useShown } from './useShown'

interface Refused {
  readonly status: number
  readonly reason: string
  readonly type: string
}

/** Why the clinic did not take it, in plain words. Its own words stand in a fold. */
export function useReason(): (of: Refused) => string {
  const { t } = useI18n()
  const { plain } = useShown()
  return ({ status, reason, type }) => {
    const named = elementsNamed(reason, type)
    const last = named[0]
      ?.replace(/\[\d+\]/g, '')
      .split('.')
      .findLast((name) => !vague.has(name))
    return t(`syncCentre.refusal.${refusalOf(status, named)}`, { field: plain(last ?? '') })
  }
}

/** "target.dueDate" is about the date; "valueQuantity.value" about the value. */
const vague = new Set(['value', 'coding', 'reference'])
