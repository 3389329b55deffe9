import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
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
  const cleared = liveRef<Cleared | null>(async () => {
    const { watchCleared } = await import('@/records/canary')
    return watchCleared()
  }, null)
  const unreadable = liveRef<readonly UnreadableNote[]>(async () => {
    const { watchUnreadable } = await import('@/records/storageUnreadable')
    return watchUnreadable()
  }, [])

  /** Once, when the first picture stands. The app works without what it asks for. */
  async function start(): Promise<void> {
    setInterval(() => void look(), LOOK_MS) // nobody waits for a look; its answer is shown
    await askToKeep()
    await keepMark()
    await refresh()
  }

  /** The mark outside the database tells after a start that the browser has thrown it away. */
  async function keepMark(): Promise<void> {
    const { checkCanary, markSeen } = await import('@/records/canary')
    await checkCanary(isoNow())
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

  return { room, full, stuck, cleared, unreadable, start, refresh, forgetCleared }
})

const isoNow = () => new Date().toISOString()
