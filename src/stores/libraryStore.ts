import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { lessonsForProblems } from '@/domain/education/lessonsForProblems'
import type {
  Lesson,
  LessonStrings,
  LibraryManifest,
  PackManifest,
} from '@/domain/education/lesson'
import type { PatientRecord } from '@/domain/visit/record'
import type { DownloadEnd } from '@/media-library/download'
import { liveRef } from './liveRef'
import { useSettingsStore } from './settingsStore'

/** The lessons on this tablet, and those that are on their way. */
export const useLibraryStore = defineStore('library', () => {
  const watched = liveRef<readonly PackManifest[] | null>(
    () => import('@/media-library/packs').then(({ watchPacks }) => watchPacks()),
    null,
  )
  const atStart = shallowRef<readonly PackManifest[]>([])
  const packs = computed(() => watched.value ?? atStart.value)
  const offered = shallowRef<LibraryManifest | null>(null)
  const loading = ref<{ bytes: number; of: number } | null>(null)
  const trouble = ref<Exclude<DownloadEnd, 'complete'> | null>(null)

  /** What the clinic offers is here; without word from the clinic, what is here must do. */
  const complete = computed(() =>
    offered.value
      ? offered.value.lessons.every((lesson) =>
          packs.value.some(({ id, version }) => id === lesson.id && version === lesson.version),
        )
      : packs.value.length > 0,
  )

  const restore = (found: readonly unknown[]) => {
    atStart.value = found as readonly PackManifest[]
  }

  async function download(): Promise<void> {
    if (loading.value) return
    // The readers of lessons come when they are needed: Today does not wait for them.
    const [{ parseLibraryManifest }, { downloadPack, fetchLibrary }] = await Promise.all([
      import('@/domain/education/parseLibraryManifest'),
      import('@/media-library/download'),
    ])
    offered.value = (await fetchLibrary('', parseLibraryManifest)) ?? offered.value
    const missing = (offered.value?.lessons ?? []).filter(
      (lesson) =>
        !packs.value.some(({ id, version }) => id === lesson.id && version === lesson.version),
    )
    if (missing.length === 0) return
    const of = missing.reduce((sum, { bytes }) => sum + bytes, 0)
    let before = 0
    trouble.value = null
    try {
      for (const lesson of missing) {
        loading.value = { bytes: before, of }
        const end = await downloadPack('', lesson, ({ bytes }) => {
          loading.value = { bytes: before + bytes, of }
        })
        if (end !== 'complete') trouble.value = end
        before += lesson.bytes
      }
    } finally {
      loading.value = null
    }
  }

  /** With its words in `language`, or in its own first one. */
  async function openLesson(
    id: string,
    language: string = useSettingsStore().language,
  ): Promise<{ lesson: Lesson; strings: LessonStrings }> {
    const pack = packs.value.find((candidate) => candidate.id === id)
    if (!pack) throw new Error(`Lesson ${id} is not on this tablet`)
    const [{ parseLesson, parseLessonStrings }, { readPackJson }] = await Promise.all([
      import('@/domain/education/parseLesson'),
      import('@/media-library/packs'),
    ])
    const lesson = parseLesson(await readPackJson(pack, 'lesson.json'))
    const strings = lesson.languages.includes(language) ? language : (lesson.languages[0] ?? 'en')
    return {
      lesson,
      strings: parseLessonStrings(await readPackJson(pack, `strings/${strings}.json`)),
    }
  }

  /** Served by the service worker from verified chunks, so it works without a network. */
  const fileUrl = ({ id, version }: { id: string; version: string }, path: string): string =>
    `/lessons/${id}/${version}/${path}`

  const lessonsFor = (record: PatientRecord): readonly PackManifest[] =>
    lessonsForProblems(
      packs.value,
      record.problems.filter(({ status }) => status === 'active').flatMap(({ codings }) => codings),
    )

  return {
    packs,
    offered,
    loading,
    trouble,
    complete,
    restore,
    download,
    openLesson,
    fileUrl,
    lessonsFor,
  }
})
