import { onBeforeUnmount, ref } from 'vue'
import { useI18n } from 'vue-i18n'

type Work = () => Promise<void>

/** How long a way back stays on the screen: long enough for a slow hand. */
const undoStays = 20_000

/**
 * Runs an edit and says what became of it. "Saved on this tablet" is said only after the action
 * resolved, which is after it is on the disk.
 */
export function useSaving() {
  const { t } = useI18n()
  const busy = ref(false)
  const failed = ref(false)
  const message = ref('')
  let back: Work | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  /** True once it is saved. `undo` is offered until the next edit. */
  async function save(work: Work, what: string, undo?: Work): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failed.value = false
    try {
      await work()
    } catch {
      failed.value = true
      return false
    } finally {
      busy.value = false
    }
    show(t('common.saved', { what }), undo)
    return true
  }

  async function undo(): Promise<void> {
    const work = back
    if (work === undefined || busy.value) return
    busy.value = true
    try {
      await work()
      show(t('common.undone'), undefined)
    } catch {
      failed.value = true
    } finally {
      busy.value = false
    }
  }

  function show(text: string, way: Work | undefined): void {
    clearTimeout(timer)
    message.value = text
    back = way
    canUndo.value = way !== undefined
    timer = setTimeout(() => (message.value = ''), undoStays)
  }

  const canUndo = ref(false)
  onBeforeUnmount(() => clearTimeout(timer))
  return { busy, failed, message, canUndo, save, undo }
}

export type Saving = ReturnType<typeof useSaving>
