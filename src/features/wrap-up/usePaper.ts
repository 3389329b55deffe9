import { computed, shallowRef, watch } from 'vue'
import { keepable } from '@/domain/visit/concern'
import { lessonsOf, picturesOf, summaryOf, type Summary } from '@/domain/visit/summary'
import type { WarningSigns } from '@/domain/education/warningSigns'
import type { EditContext } from '@/domain/visit/edit'
import type { KeptDrawing, PatientRecord } from '@/domain/visit/record'
import { formatsFor } from '@/i18n/formats'
import { formatLocale, type Language } from '@/i18n/languages'
import { localDay } from '@/stores/localDay'
import { paperBlocks } from './paper/blocks'
import { paperWords, type PaperWords } from './paper/paperWords'
import type { PaperPicture } from './paper/writePdf'

/** The lessons of this visit in one language: what they are called, and when to get help. */
export interface PaperLessons {
  readonly titles: ReadonlyMap<string, string>
  /** Of the pictures that were drawn on, by their ink. */
  readonly captions: ReadonlyMap<string, string>
  readonly warnings: readonly WarningSigns[]
  /** How many were shown but could not be opened: their warning signs are not among these. */
  readonly missing: number
}

export const noLessons: PaperLessons = {
  titles: new Map(),
  captions: new Map(),
  warnings: [],
  missing: 0,
}

export interface PaperSources {
  readonly lessonsIn: (language: Language) => Promise<PaperLessons>
  /** The teaching picture with the ink on it; rejects where it cannot be drawn. */
  readonly pictureOf: (drawing: KeptDrawing) => Promise<PaperPicture>
}

interface PaperChoices {
  readonly language: Language
  readonly addition: string
  readonly withPictures: boolean
}

/** The pages as they would be now: blocks for preview and PDF, and the pictures on them. */
export function usePaper(
  record: () => PatientRecord,
  edit: () => EditContext,
  sources: () => PaperSources,
  choices: () => PaperChoices,
) {
  const words = shallowRef<PaperWords | null>(null)
  /** The words of the language that was chosen could not be opened. */
  const silent = shallowRef(false)
  const lessons = shallowRef(noLessons)
  const pictures = shallowRef<ReadonlyMap<string, PaperPicture>>(new Map())
  const lost = shallowRef<ReadonlySet<string>>(new Set())

  const given = computed(() =>
    [
      ...lessonsOf(record(), edit().visitId).map(({ lessonId }) => lessonId),
      ...picturesOf(record(), edit().visitId).map(({ inkId }) => inkId),
    ].join(' '),
  )
  async function speak(language: Language): Promise<void> {
    silent.value = false
    try {
      const [spoken, taught] = await Promise.all([
        paperWords(language),
        sources().lessonsIn(language),
      ])
      if (choices().language !== language) return // another one was chosen meanwhile
      lessons.value = taught
      words.value = spoken
    } catch {
      silent.value = choices().language === language
    }
  }
  watch([() => choices().language, given], ([language]) => speak(language), { immediate: true })

  const summary = computed<Summary | null>(() => {
    const now = edit().now()
    if (words.value === null) return null
    const { visitId, appointmentId } = edit()
    // Early in the room, nothing written yet: this visit is still to come, but not the next one.
    const visits = record().visits.filter(({ origin }) => origin.id !== appointmentId)
    return summaryOf({ ...record(), visits }, visitId, now, localDay(new Date(now)).date, {
      ...choices(),
      ...lessons.value,
      clinician: edit().author.name,
    })
  })

  watch(
    () => summary.value?.pictures,
    async (drawings) => {
      for (const drawing of drawings ?? []) {
        if (pictures.value.has(drawing.inkId) || lost.value.has(drawing.inkId)) continue
        try {
          const picture = await sources().pictureOf(drawing)
          pictures.value = new Map(pictures.value).set(drawing.inkId, picture)
        } catch {
          // Said on the screen; the words of the pages do not wait for a picture.
          lost.value = new Set(lost.value).add(drawing.inkId)
        }
      }
    },
    { immediate: true },
  )

  const blocks = computed(() => {
    if (summary.value === null || words.value === null) return null
    const drawn = summary.value.pictures.filter(({ inkId }) => !lost.value.has(inkId))
    return paperBlocks({ ...summary.value, pictures: drawn }, words.value)
  })
  const foot = computed(() => {
    if (summary.value === null || words.value === null) return ''
    const { name, day } = summary.value
    const date = formatsFor(formatLocale(words.value.language)).date(day)
    return keepable(words.value.say('wrapUp.paper.foot', { name, date }))
  })
  const pending = computed(
    () =>
      summary.value?.pictures.some(
        ({ inkId }) => !pictures.value.has(inkId) && !lost.value.has(inkId),
      ) ?? true,
  )
  const again = () => speak(choices().language)
  const missingLessons = computed(() => lessons.value.missing)
  return { words, silent, again, summary, blocks, foot, pictures, lost, missingLessons, pending }
}
