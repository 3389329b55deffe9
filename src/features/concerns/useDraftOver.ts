import { ref, watch, type Ref } from 'vue'
import { useDraft } from '@/stores/draft'

/**
 * Words that begin as `said` and are then changed: what is typed survives a reload, what the record
 * says shows until something was typed, and an emptied field stays empty.
 */
export function useDraftOver(
  key: () => string,
  said: () => string,
): {
  readonly text: Ref<string>
  readonly typed: () => void
  readonly clear: () => Promise<void>
} {
  const { words, clear } = useDraft(key)
  const text = ref(said())
  let touched = false

  watch(words, (draft) => {
    if (!touched && draft !== '') text.value = draft
  })
  watch(said, (now) => {
    if (!touched && words.value === '') text.value = now
  })

  return {
    text,
    typed() {
      touched = true
      words.value = text.value
    },
    async clear() {
      await clear()
      touched = false
    },
  }
}
