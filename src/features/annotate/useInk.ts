import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { keepMarks } from '@/actions/keepMarks'
import type { DrawingTitle } from '@/domain/fhir/drawing'
import { addMark, blankAnnotation, clearMarksOf, eraseMark } from '@/domain/visit/annotation'
import type { Annotation, InkPoint, Mark } from '@/domain/visit/annotation'
import type { EditContext } from '@/domain/visit/edit'
import { marksTouched } from '@/domain/visit/inkHit'
import { tidyPoints } from '@/domain/visit/inkPoints'
import type { KeptDrawing } from '@/domain/visit/record'
import { usePenStore, type EarlierDrawing, type InkPage } from '@/stores/penStore'
import { hexOf, highlighterInks, penInks, widthOf } from './inks'
import { KeepLatest } from './KeepLatest'
import { keyOfBase, redone, turned, undone } from './pages'
import type { Sheet } from './tools/tool'

/** The picture that lies under the pen. */
export interface Picture {
  readonly base: Annotation['base']
  readonly viewBox: Annotation['viewBox']
  readonly title: DrawingTitle
}

/**
 * The ink over one picture in this visit: opened where there is some, drawn on, kept after every
 * stroke. `edit` and `picture` may change at any time; each picture keeps its own page.
 */
export function useInk(
  edit: Ref<EditContext | null>,
  drawings: Ref<readonly KeptDrawing[]>,
  picture: Ref<Picture | null>,
) {
  const pen = usePenStore()
  const live = shallowRef<Mark | null>(null)
  const rubbed = shallowRef<ReadonlySet<string>>(new Set())
  const writing = shallowRef<InkPoint | null>(null)
  const earlier = shallowRef<readonly EarlierDrawing[]>([])
  const unreadable = ref(false)

  const key = computed(() => (picture.value === null ? null : keyOfBase(picture.value.base)))
  const page = computed(() => (key.value === null ? undefined : pen.pages.get(key.value)))
  const keepState = computed(
    () => pen.keeping.get(page.value?.annotation.id ?? '') ?? ('untouched' as const),
  )

  const keeper = new KeepLatest(
    async (annotation, title) => {
      if (edit.value === null) throw new Error('no visit is open')
      await keepMarks(edit.value, annotation, title)
    },
    (inkId, state) => pen.keeping.set(inkId, state),
  )

  watch(key, open, { immediate: true })

  async function open(opening: string | null): Promise<void> {
    live.value = null
    writing.value = null
    rubbed.value = new Set()
    earlier.value = []
    unreadable.value = false
    const now = picture.value
    const context = edit.value
    if (opening === null || now === null || context === null) return
    pen.beginVisit(context.visitId)
    const over = await pen.drawingsOver(context.patientId, drawings.value, now.base)
    const ours = over.find(({ visitId }) => visitId === context.visitId)
    const opened = ours && (await pen.openInk(context.patientId, ours.kept.inkId))
    // The picture was turned while this one was being read.
    if (key.value !== opening) return
    earlier.value = over.filter(({ visitId }) => visitId !== context.visitId)
    unreadable.value = opened?.kind === 'unreadable'
    if (pen.pages.has(opening)) return
    const found = opened?.kind === 'found' ? opened.annotation : undefined
    const annotation = found ?? blankAnnotation(context.newId(), now.base, now.viewBox)
    if (found !== undefined) pen.keeping.set(found.id, 'saved')
    pen.pages.set(opening, { annotation, past: [], future: [] })
  }

  function turn(change: (page: InkPage) => InkPage): void {
    const before = page.value
    if (before === undefined || key.value === null || picture.value === null) return
    const after = change(before)
    if (after === before) return
    pen.pages.set(key.value, after)
    keeper.keep(after.annotation, picture.value.title)
  }

  const by = () => ({
    authorId: edit.value?.author.id ?? '',
    role: edit.value?.author.role ?? ('patient' as const),
  })

  const sheet: Sheet = {
    get unit() {
      return (picture.value?.viewBox[2] ?? 900) / 900
    },
    newMark(kind, points, text) {
      const context = edit.value
      if (context === null) throw new Error('nobody holds the pen')
      const colour =
        kind === 'highlighter'
          ? hexOf(highlighterInks, pen.highlighterColour)
          : hexOf(penInks, pen.penColour)
      return {
        id: context.newId(),
        kind,
        colour,
        width: widthOf(kind, pen.wide) * sheet.unit,
        points,
        ...(text !== undefined && { text }),
        ...by(),
        authorName: context.author.name,
        at: context.now(),
      }
    },
    show: (mark) => (live.value = mark),
    keep: (mark) => turn((now) => turned(now, addMark(now.annotation, mark))),
    touched: (from, to, reach) =>
      page.value === undefined ? [] : marksTouched(page.value.annotation, from, to, reach, by()),
    hide: (markIds) => (rubbed.value = markIds),
    erase: (markIds) =>
      turn((now) =>
        turned(
          now,
          [...markIds].reduce((left, id) => eraseMark(left, id, by()), now.annotation),
        ),
      ),
    write: (at) => (writing.value = at),
  }

  function writeDown(words: string): void {
    const at = writing.value
    writing.value = null
    const text = words.trim().slice(0, 500)
    if (at !== null && text !== '') sheet.keep(sheet.newMark('text', tidyPoints([at], 0), text))
  }

  return {
    sheet,
    page,
    live,
    rubbed,
    writing,
    writeDown,
    stopWriting: () => (writing.value = null),
    earlier,
    unreadable,
    keepState,
    /** Ink can be put down: the page is open and somebody holds the pen. */
    ready: computed(() => page.value !== undefined && edit.value !== null),
    canUndo: computed(() => (page.value?.past.length ?? 0) > 0),
    canRedo: computed(() => (page.value?.future.length ?? 0) > 0),
    canClear: computed(() => {
      const annotation = page.value?.annotation
      return annotation !== undefined && clearMarksOf(annotation, by()) !== annotation
    }),
    undo: () => turn(undone),
    redo: () => turn(redone),
    clear: () => turn((now) => turned(now, clearMarksOf(now.annotation, by()))),
    keepAgain: () => {
      if (page.value !== undefined && picture.value !== null)
        keeper.keep(page.value.annotation, picture.value.title)
    },
  }
}
