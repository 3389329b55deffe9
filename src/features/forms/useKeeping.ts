import { onScopeDispose, ref } from 'vue'

export type Kept = 'nothing' | 'saving' | 'saved' | 'failed'

/** Between two words, and at the latest: a crash takes no more than a second of typing. */
const PAUSE_MS = 600
const LATEST_MS = 900

/**
 * Keeps what is answered, a moment after the last touch and whenever the page may be going. One save
 * at a time: an older one that ended late would bring old answers back. `saved` means all of it.
 */
export function useKeeping(save: () => Promise<void>) {
  const kept = ref<Kept>('nothing')
  let timer: ReturnType<typeof setTimeout> | undefined
  let changed = false
  let since = 0
  let running: Promise<void> = Promise.resolve()

  function touch(): void {
    if (!changed) since = performance.now()
    changed = true
    if (kept.value === 'saved') kept.value = 'saving'
    clearTimeout(timer)
    const left = Math.max(0, since + LATEST_MS - performance.now())
    timer = setTimeout(() => void flush(), Math.min(PAUSE_MS, left)) // what came of it is told by `kept`
  }

  /** Resolves when everything so far is kept, or could not be; never rejects. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    running = running.then(once)
    return running
  }

  async function once(): Promise<void> {
    if (!changed) return
    changed = false
    kept.value = 'saving'
    try {
      await save()
      if (!isChanged()) kept.value = 'saved'
    } catch {
      changed = true
      kept.value = 'failed'
    }
  }
  // A touch during the save: the compiler cannot know that `changed` may be true again.
  const isChanged = (): boolean => changed

  const leave = () => void flush() // the page may be gone before it answers: it was asked in time
  document.addEventListener('visibilitychange', leave)
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    leave()
    document.removeEventListener('visibilitychange', leave)
    removeEventListener('pagehide', leave)
  })

  return { kept, touch, flush }
}
