import { computed, nextTick, ref, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { orderConcerns } from '@/actions/orderConcerns'
import { moved } from '@/domain/visit/agenda'
import type { Concern } from '@/domain/visit/concern'
import type { EditContext } from '@/domain/visit/edit'

/**
 * The patient's order: a tap moves at once and is told; it is saved behind, one write after the
 * other, so that quick taps end in the order that was seen last. `rest`: those that are not ranked.
 */
export function useOrder(
  edit: () => EditContext,
  kept: ComputedRef<readonly Concern[]>,
  rest: ComputedRef<readonly Concern[]>,
) {
  const { t } = useI18n()
  const told = ref('')
  const failed = ref(false)
  /** What was tapped and is not in the record yet. */
  const tapped = ref<readonly string[] | null>(null)
  let saving: Promise<void> = Promise.resolve()

  const shown = computed(() => {
    const order = tapped.value
    if (order === null) return kept.value
    const placeOf = ({ origin }: Concern) => (order.indexOf(origin.id) + 1 || order.length + 1) - 1
    return kept.value.toSorted((a, b) => placeOf(a) - placeOf(b))
  })

  async function move(concern: Concern, by: -1 | 1, button: HTMLElement): Promise<void> {
    const before = shown.value
    const from = before.indexOf(concern)
    const after = moved(before, from, by)
    if (after === before) {
      told.value = t(by === -1 ? 'concerns.top' : 'concerns.bottom')
      return
    }
    tapped.value = after.map(({ origin }) => origin.id)
    const n = from + by + 1
    told.value = t('concerns.movedTo', { n, of: after.length, words: shortened(concern.words) })
    await nextTick()
    button.focus() // a moved row loses its focus, and the next tap its place
    await save(after)
  }

  async function save(order: readonly Concern[]): Promise<void> {
    const mine = tapped.value
    const all = [...order, ...rest.value].map(({ origin }) => origin)
    failed.value = false
    saving = saving
      .then(() => (tapped.value === mine ? orderConcerns(edit(), all) : undefined))
      .catch(() => {
        failed.value = true
        if (tapped.value === mine) tapped.value = null // nothing was saved: show what is
      })
    await saving
  }

  return { shown, told, failed, move }
}

/** A label for the ear: the beginning says which one it is. */
export const shortened = (words: string): string =>
  words.length > 80 ? `${words.slice(0, 80).toWellFormed()}…` : words
