import { warningSigns } from '@/domain/education/warningSigns'
import { plainWords } from '@/domain/education/words'
import { drawingName } from '@/domain/fhir/drawing'
import { lessonsOf, picturesOf } from '@/domain/visit/summary'
import { noLessons, type PaperLessons, type PaperSources } from '@/features/wrap-up/usePaper'
import { regionLocale, tabletRegion, type Language } from '@/i18n/languages'
import { readLessonText } from '@/stores/lessonFiles'
import { useLibraryStore } from '@/stores/libraryStore'
import { openLessons } from '@/stores/openLessons'
import { usePenStore } from '@/stores/penStore'
import { useVisitStore } from '@/stores/visitStore'
import { flatPicture } from './flatPicture'
import { pictureTitle } from './pictureTitle'

/** What the pages need from lessons and ink: both are on the tablet, so no network is asked. */
export function usePaperSources(): PaperSources {
  const library = useLibraryStore()
  const pen = usePenStore()
  const visit = useVisitStore()

  async function lessonsIn(language: Language): Promise<PaperLessons> {
    const { record, edit } = visit
    if (!record || !edit) return noLessons
    const given = lessonsOf(record, edit.visitId)
    // A lesson that is not on this tablet any more keeps the name it was shown by.
    const { opened, missing } = await openLessons(
      given.map(({ lessonId }) => lessonId),
      language,
    )
    const region = tabletRegion()
    const locale = regionLocale(language)
    const captions = picturesOf(record, edit.visitId).map(({ inkId }) => captionOf(inkId, language))
    return {
      titles: new Map(
        opened.map(({ lesson, strings }) => [
          lesson.id,
          plainWords(lesson, strings, lesson.title, locale, region),
        ]),
      ),
      captions: new Map((await Promise.all(captions)).filter((each) => each !== null)),
      missing,
      warnings: opened.flatMap(
        ({ lesson, strings }) => warningSigns(lesson, strings, locale, region) ?? [],
      ),
    }
  }

  /** Nothing where ink or lesson cannot be opened: the name that it was drawn under stands. */
  async function captionOf(
    inkId: string,
    language: Language,
  ): Promise<readonly [string, string] | null> {
    try {
      const ink = await pen.openInk(visit.patientId ?? '', inkId)
      if (ink.kind !== 'found') return null
      const { base } = ink.annotation
      const { lesson, strings } = await library.openLesson(base.lessonId, language)
      if (lesson.version !== base.lessonVersion) return null
      const title = pictureTitle(lesson, strings, base, regionLocale(language))
      return title ? [inkId, drawingName(title)] : null
    } catch {
      return null // told by pictureOf, which opens the same
    }
  }

  return {
    lessonsIn,
    async pictureOf(drawing) {
      const ink = await pen.openInk(visit.patientId ?? '', drawing.inkId)
      if (ink.kind !== 'found') throw new Error('this ink cannot be opened')
      const { lesson } = await library.openLesson(ink.annotation.base.lessonId)
      return flatPicture(ink.annotation, lesson, (path) => readLessonText(lesson, path))
    },
  }
}
