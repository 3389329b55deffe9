import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { DayVisit } from '@/domain/fhir/clinicDay'
import type { FirstRead } from '@/records/firstRead'
import { useClockStore } from './clockStore'
import { useLibraryStore } from './libraryStore'

export type Readiness = 'yes' | 'part' | 'no'

/** Today's list and whether each person on it can be seen without a network. */
export const useDayStore = defineStore('day', () => {
  const clock = useClockStore()
  /** A list is of one day: when that is over, it is nobody's list any more. */
  const list = shallowRef<{ date: string; visits: readonly DayVisit[] } | null>(null)
  const asked = ref(false)
  const ofToday = computed(() => (list.value?.date === clock.date ? list.value : null))
  const visits = computed(() => ofToday.value?.visits ?? [])
  const state = computed(() => (ofToday.value ? 'here' : asked.value ? 'missing' : 'unknown'))
  const recordsHere = shallowRef<ReadonlySet<string>>(new Set())

  const patients = computed(() => [...new Set(visits.value.map(({ patientId }) => patientId))])
  const progress = computed(() => ({
    done: patients.value.filter((id) => recordsHere.value.has(id)).length,
    of: patients.value.length,
  }))
  /** Everything of the day is here: it is safe to walk out of Wi-Fi range. */
  const safeToLeave = computed(
    () =>
      state.value === 'here' &&
      progress.value.done === progress.value.of &&
      useLibraryStore().complete,
  )

  function restore({ day, complete }: FirstRead): void {
    asked.value = true
    if (day) take(day as readonly DayVisit[], clock.date)
    recordsHere.value = complete
  }

  function take(next: readonly DayVisit[], date: string): void {
    clock.look()
    asked.value = true
    list.value = { date, visits: next }
  }

  async function refreshReadiness(): Promise<void> {
    const { readCursor } = await import('@/records/applyPulled')
    const here = new Set<string>()
    for (const id of patients.value) if ((await readCursor(id))?.complete === 1) here.add(id)
    recordsHere.value = here
  }

  function readiness(patientId: string): Readiness {
    if (!recordsHere.value.has(patientId)) return 'no'
    return useLibraryStore().complete ? 'yes' : 'part'
  }

  return { visits, state, progress, safeToLeave, restore, take, refreshReadiness, readiness }
})
