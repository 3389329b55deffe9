import { computed, shallowRef, watch } from 'vue'
import type { Lesson, LessonStrings } from '@/domain/education/lesson'
import { readLessonText } from '@/stores/lessonFiles'
import { useLibraryStore } from '@/stores/libraryStore'
import { useSettingsStore } from '@/stores/settingsStore'

type Opened = { readonly lesson: Lesson; readonly strings: LessonStrings }

/** A lesson of this tablet in the language of the screen, or in its own first one. */
export function useShownLesson(lessonId: () => string) {
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const opened = shallowRef<Opened | 'opening' | 'missing'>('opening')

  async function open(): Promise<void> {
    opened.value = await library.openLesson(lessonId()).catch(() => 'missing' as const)
  }
  watch([lessonId, () => settings.language], open, { immediate: true })
  // After a cold start the list of packs is read a moment later than the screen is there.
  watch(
    () => library.packs,
    () => typeof opened.value === 'string' && open(),
  )

  const shown = computed(() => {
    if (typeof opened.value === 'string') return null
    const { lesson, strings } = opened.value
    const own = lesson.languages.includes(settings.language)
    return {
      lesson,
      strings,
      language: own ? settings.language : (lesson.languages[0] ?? 'en'),
      fileUrl: (path: string) => library.fileUrl(lesson, path),
      readText: (path: string) => readLessonText(lesson, path),
    }
  })
  return { shown, missing: computed(() => opened.value === 'missing') }
}
