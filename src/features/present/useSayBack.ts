import { computed } from 'vue'
import type { useLesson } from './lessonContext'
import type { SaidBack, TeachBackResult, usePresentation } from './usePresentation'

/** What the patient is asked to say back here, and how it went; nothing where they look alone. */
export function useSayBack(
  { section, teachBack: asked, results }: ReturnType<typeof usePresentation>,
  { say }: ReturnType<typeof useLesson>,
  alone: () => boolean,
  writeDown: (about: SaidBack) => void,
) {
  const teachBack = computed(() => (alone() ? undefined : asked.value))
  const result = computed<TeachBackResult | undefined>({
    get: () => results.value.get(teachBack.value?.id ?? ''),
    set: (to) => {
      const id = teachBack.value?.id
      if (id === undefined) return
      if (to === undefined) results.value.delete(id)
      else results.value.set(id, to)
    },
  })
  function write(): void {
    if (!section.value || !teachBack.value) return
    writeDown({
      place: `${section.value.id}/${teachBack.value.id}`,
      title: say(section.value.title),
      prompt: say(teachBack.value.prompt),
    })
  }
  return { teachBack, result, write }
}
