import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { WaitingCounts, WaitingFact, WaitsForPerson } from '@/records/waiting'
import type { Syncer } from '@/sync/syncer'
import type { SyncNews } from '@/sync/turn'
import { useDayStore } from './dayStore'
import { useLibraryStore } from './libraryStore'
import { drawn, liveRef } from './liveRef'
import { localDay } from './localDay'
import { useSessionStore } from './sessionStore'
import { useVisitStore } from './visitStore'

/** Status of sending and fetching: counts come from the database, so they are always true. */
export const useSyncStore = defineStore('sync', () => {
  /** Unknown until the database has answered: zeros would say "All sent" while edits wait. */
  const known = liveRef<WaitingCounts | null>(async () => {
    const { watchCounts } = await import('@/records/waiting')
    return watchCounts()
  }, null)
  const counts = computed((): WaitingCounts => known.value ?? none)
  const counted = computed(() => known.value !== null)
  const waiting = liveRef<readonly WaitingFact[]>(async () => {
    const { watchWaiting } = await import('@/records/waiting')
    return watchWaiting()
  }, [])
  const held = liveRef<readonly WaitsForPerson[]>(async () => {
    const { watchHeld } = await import('@/records/waiting')
    return watchHeld()
  }, [])
  /** Has anything of this patient not arrived yet? Null while nobody knows. */
  const unsentOf = (patient: string) =>
    liveRef<boolean | null>(async () => {
      const { watchUnsentOf } = await import('@/records/waiting')
      return watchUnsentOf(patient)
    }, null)
  const phase = ref<'idle' | 'working'>('idle')
  const lastContact = ref<string | null>(null)
  /** Since when the clinic has not answered; null while it does. */
  const offlineSince = ref<string | null>(null)
  /** No room is left on this tablet for what comes from the clinic. */
  const full = ref(false)
  /** Can the clinic send e-mail? Undefined while nobody knows. */
  const mailSetUp = ref<boolean | undefined>()
  let starting: Promise<Syncer> | undefined

  function start(): void {
    starting ??= startWhenDrawn()
    starting.catch(() => (starting = undefined)) // asked again with the next "Send now"
    sendNow().catch(() => undefined) // a failed import is tried again; the rest is told through `tell`
  }

  /** The engine is a file of its own: Today is drawn before it is read. */
  async function startWhenDrawn(): Promise<Syncer> {
    await drawn
    const { startSyncer } = await import('@/sync/syncer')
    return startSyncer({
      base: '',
      tell,
      today: () => localDay(new Date()),
      alsoPull: () => useVisitStore().openPatients(),
    })
  }

  async function stop(): Promise<void> {
    const started = starting
    starting = undefined
    ;(await started)?.stop()
  }

  async function sendNow(): Promise<void> {
    phase.value = 'working'
    try {
      await (await starting)?.now()
    } finally {
      phase.value = 'idle'
    }
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
        full.value = false
        useSessionStore().mustSignInAgain = false
        void askAboutMail() // shown when it is known
        break
      case 'unreachable':
        offlineSince.value ??= news.at
        break
      case 'unauthorised':
        useSessionStore().mustSignInAgain = true
        break
      case 'full':
        full.value = true
        break
      case 'day':
        useDayStore().take(news.visits, news.date)
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
    const syncer = await starting
    if (!syncer) return { end: 'unreachable' as const, patients: [] }
    const { findAtClinic } = await import('@/sync/clinicDay')
    return findAtClinic(syncer.client(), words)
  }

  /** Asked once in a session: it changes when somebody sets the clinic up anew. */
  async function askAboutMail(): Promise<void> {
    if (mailSetUp.value !== undefined) return
    const { askMailSetUp } = await import('@/sync/askClinic')
    mailSetUp.value = await askMailSetUp('')
  }

  /** Undefined where the clinic cannot be asked right now. */
  async function feedbackReport() {
    const { askFeedback } = await import('@/sync/askClinic')
    return askFeedback('')
  }

  return {
    counts,
    counted,
    waiting,
    held,
    unsentOf,
    phase,
    lastContact,
    offlineSince,
    full,
    mailSetUp,
    feedbackReport,
    start,
    stop,
    sendNow,
    searchClinic,
  }
})

const none: WaitingCounts = { waiting: 0, sending: 0, needsYou: 0 }
