import { computed, ref, shallowRef } from 'vue'
import type { Lesson } from '@/domain/education/lesson'
import { neighbour, pagesOf, startOf, teachBackOf, type Place } from './walk'

export type TeachBackResult = 'said-well' | 'explain-again'

/** What is said back: where in the lesson (section/block), its title, and what was asked. */
export interface SaidBack {
  readonly place: string
  readonly title: string
  readonly prompt: string
}

/** A part counts as shown when it was up this long: leafing past is not teaching. */
const leastSeconds = 3

/** Where we are in the lesson, what was up for how long, and how asking back went. */
export function usePresentation(lesson: Lesson, sectionId: string | undefined) {
  const place = shallowRef<Place>(startOf(lesson, sectionId))
  const results = ref(new Map<string, TeachBackResult>())
  const chosen = ref(new Map<string, ReadonlySet<number>>())
  const began = Date.now()
  const shown = new Map<string, number>()
  let since = began

  const section = computed(() => lesson.sections[place.value.section])
  const page = computed(() => section.value && pagesOf(section.value)[place.value.page])
  const teachBack = computed(() => teachBackOf(section.value))

  function count(): void {
    const now = Date.now()
    const id = section.value?.id
    if (id !== undefined) shown.set(id, (shown.get(id) ?? 0) + (now - since) / 1000)
    since = now
  }

  function goTo(next: Place | undefined): void {
    if (next === undefined) return
    count()
    place.value = next
  }

  return {
    place,
    section,
    page,
    teachBack,
    results,
    /** Lines of check lists that were ticked together: block id → item. */
    chosen,
    goTo,
    go: (steps: 1 | -1) => goTo(neighbour(lesson, place.value, steps)),
    next: computed(() => neighbour(lesson, place.value, 1)),
    previous: computed(() => neighbour(lesson, place.value, -1)),
    /** Seconds each section was up, in the lesson's order; those that were only leafed past left out. */
    finish() {
      count()
      const parts = lesson.sections.flatMap((each) => {
        const seconds = shown.get(each.id) ?? 0
        return seconds < leastSeconds ? [] : [{ section: each, seconds }]
      })
      return { start: new Date(began).toISOString(), end: new Date().toISOString(), parts }
    },
  }
}
