import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { discardHeld, resendHeld } from '@/records/held'
import { watchCounts, watchHeld, watchWaiting, type WaitingCounts } from '@/records/waiting'
import { findAtClinic } from '@/sync/clinicDay'
import { startSyncer, type Syncer, type SyncNews } from '@/sync/syncer'
import { useDayStore } from './dayStore'
import { useLibraryStore } from './libraryStore'
import { liveRef } from './liveRef'
import { localDay } from './localDay'
import { useSessionStore } from './sessionStore'
import { useVisitStore } from './visitStore'

/** An edit that only a person can settle, with the clinic's own reason. */
export interface WaitsForPerson {
  readonly opId: string
  readonly kind: 'conflict' | 'refused'
  readonly verb: string
  readonly patient: string
  readonly at: string
  readonly reason: string
}

/** Status of sending and fetching: counts come from the database, so they are always true. */
export const useSyncStore = defineStore('sync', () => {
  /** Unknown until the database has answered: zeros would say "All sent" while edits wait. */
  const known = liveRef<WaitingCounts | null>(watchCounts(), null)
  const counts = computed(() => known.value ?? { waiting: 0, sending: 0, needsYou: 0 })
  const counted = computed(() => known.value !== null)
  const waiting = liveRef(watchWaiting(), [])
  const held = liveRef<readonly WaitsForPerson[]>(watchHeld(), [])
  const phase = ref<'idle' | 'working'>('idle')
  const lastContact = ref<string | null>(null)
  /** Since when the clinic has not answered; null while it does. */
  const offlineSince = ref<string | null>(null)
  let syncer: Syncer | undefined

  function start(): void {
    syncer ??= startSyncer({
      base: '',
      tell,
      today: () => localDay(new Date()),
      alsoPull: () => useVisitStore().openPatients(),
    })
    void sendNow() // the first round; its end is told through `tell`
  }

  function stop(): void {
    syncer?.stop()
    syncer = undefined
  }

  async function sendNow(): Promise<void> {
    phase.value = 'working'
    await syncer?.now()
    phase.value = 'idle'
    if (offlineSince.value === null) await useLibraryStore().download()
  }

  function tell(news: SyncNews): void {
    switch (news.kind) {
      case 'sending':
        phase.value = 'working'
        break
      case 'contact':
        lastContact.value = news.at
        offlineSince.value = null
        useSessionStore().mustSignInAgain = false
        break
      case 'unreachable':
        offlineSince.value ??= news.at
        break
      case 'unauthorised':
        useSessionStore().mustSignInAgain = true
        break
      case 'day':
        useDayStore().take(news.visits)
        break
      case 'patient':
        void useDayStore().refreshReadiness() // redraws when it is done
        void useVisitStore().refresh(news.patient) // as above
        break
      case 'idle':
        phase.value = 'idle'
    }
  }

  async function searchClinic(words: string) {
    return syncer
      ? findAtClinic(syncer.client, words)
      : { end: 'unreachable' as const, patients: [] }
  }

  async function resend(opId: string): Promise<void> {
    await resendHeld(opId)
    await sendNow()
  }

  return {
    counts,
    counted,
    waiting,
    held,
    phase,
    lastContact,
    offlineSince,
    start,
    stop,
    sendNow,
    searchClinic,
    resend,
    discard: discardHeld,
  }
})
