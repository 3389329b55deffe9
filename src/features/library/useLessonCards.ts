import { shallowRef, watch } from 'vue'
import type { Lesson, PackManifest } from '@/domain/education/lesson'
import { useLibraryStore } from '@/stores/libraryStore'
import { useSettingsStore } from '@/stores/settingsStore'

export interface LessonCard {
  readonly id: string
  readonly title: string
  readonly steps: number
  readonly draft: boolean
  /** Where its small picture is served; none while the lesson is not on this tablet. */
  readonly thumbnail: string | undefined
}

/** What a list tells about each lesson, in the language of the screen. Unreadable ones keep their title. */
export function useLessonCards(packs: () => readonly PackManifest[]) {
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const cards = shallowRef<readonly LessonCard[] | null>(null)
  let turn = 0

  async function cardOf(pack: PackManifest): Promise<LessonCard> {
    const title = pack.title[settings.language] ?? Object.values(pack.title)[0] ?? pack.id
    const known = { id: pack.id, title, steps: 0, draft: true, thumbnail: undefined }
    if (!library.packs.some(({ id }) => id === pack.id)) return known
    try {
      const { lesson } = await library.openLesson(pack.id)
      return { ...known, ...shortly(lesson), thumbnail: library.fileUrl(lesson, lesson.thumbnail) }
    } catch {
      // Listed all the same: opening it will say what is wrong.
      return known
    }
  }

  watch(
    [packs, () => settings.language, () => library.packs],
    async () => {
      const mine = (turn += 1)
      const found = await Promise.all(packs().map(cardOf))
      if (mine === turn) cards.value = found
    },
    { immediate: true },
  )
  return cards
}

function shortly(lesson: Lesson): Pick<LessonCard, 'steps' | 'draft'> {
  return { steps: lesson.sections.length, draft: lesson.status === 'draft' }
}
