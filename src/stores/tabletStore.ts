import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Cleared } from '@/records/canary'
import type { UnreadableNote } from '@/records/storageUnreadable'
import { liveRef } from './liveRef'
import { useSyncStore } from './syncStore'
import { askToKeep, readRoom, type Room } from './tabletRoom'

const LOOK_MS = 15_000
const NOTE_MS = 1_000

/** How the tablet's own store is: what it promised, what it lost, and whether sending is alive. */
export const useTabletStore = defineStore('tablet', () => {
  const sync = useSyncStore()
  const room = shallowRef<Room | null>(null)
  /** The browser has no room left to keep free for the next edits. */
  const full = ref(false)
  /** Something has waited for two minutes and nobody has tried to send it. */
  const stuck = ref(false)
  let marked!: () => void
  const compared = new Promise<void>((resolve) => (marked = resolve))
  /** Unknown until the marks were compared: before that, nobody may say that all was sent. */
  const cleared = liveRef<Cleared | null | undefined>(async () => {
    const { watchCleared } = await import('@/records/canary')
    await compared
    return watchCleared()
  }, undefined)
  const unreadable = liveRef<readonly UnreadableNote[]>(async () => {
    const { watchUnreadable } = await import('@/records/storageUnreadable')
    return watchUnreadable()
  }, [])
  /** What the status line says; null while the database has not told all of it. */
  const facts = computed(() =>
    sync.counted && cleared.value !== undefined
      ? { ...sync.counts, cleared: cleared.value && cleared.value.waiting }
      : null,
  )

  /** Once, when the first picture stands. The app works without what it asks for. */
  async function start(): Promise<void> {
    setInterval(() => void look(), LOOK_MS) // nobody waits for a look; its answer is shown
    await keepMark()
    await askToKeep()
    await refresh()
  }

  /** The mark outside the database tells after a start that the browser has thrown it away. */
  async function keepMark(): Promise<void> {
    const { checkCanary, markSeen } = await import('@/records/canary')
    await checkCanary(isoNow()).finally(marked)
    let noting: ReturnType<typeof setTimeout> | undefined
    const note = () => {
      noting = undefined
      markSeen({ seenAt: isoNow(), waiting: sync.counts.waiting + sync.counts.needsYou })
    }
    watch(
      () => [sync.counted, sync.counts, sync.lastContact],
      () => {
        if (sync.counted) noting ??= setTimeout(note, NOTE_MS)
      },
      { immediate: true },
    )
  }

  async function refresh(): Promise<void> {
    room.value = await readRoom()
    const [{ openDb }, { keepBallast }] = await Promise.all([
      import('@/records/db'),
      import('@/records/storageRoom'),
    ])
    full.value = !(await keepBallast(openDb()))
  }

  let before = false
  /** A page that was frozen finds everything late: only what is still so at the next look counts. */
  async function look(): Promise<void> {
    if (document.visibilityState !== 'visible') return
    const { isStuck, readWatched } = await import('@/records/watchdog')
    const now = Date.now()
    const found = isStuck(await readWatched(now), now)
    stuck.value = found && before
    before = found
  }

  async function forgetCleared(): Promise<void> {
    const { forgetCleared } = await import('@/records/canary')
    await forgetCleared()
  }

  return { room, full, stuck, cleared, facts, unreadable, start, refresh, forgetCleared }
})

const isoNow = () => new Date().toISOString()
