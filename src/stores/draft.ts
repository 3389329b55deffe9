import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { readDraft, writeDraft } from '@/records/drafts'
import { useVisitStore } from './visitStore'

const PAUSE_MS = 400

export interface Draft {
  readonly words: Ref<string>
  /** What was typed is saved as what it was meant to be: the draft goes. */
  readonly clear: () => Promise<void>
}

/** Words being typed about the open patient; kept on the tablet within half a second. */
export function useDraft(key: () => string): Draft {
  const words = ref('')
  const visit = useVisitStore()
  let place: { patient: string; key: string } | undefined
  let kept = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  /** One write after the other: an older one that ends late would bring old words back. */
  let writing: Promise<void> = Promise.resolve()

  function keep(): Promise<void> {
    clearTimeout(timer)
    const [at, now] = [place, words.value]
    if (!at || now === kept) return writing
    kept = now
    writing = writing
      .then(() => writeDraft(at.patient, at.key, now))
      .catch(() => (kept = '')) // tried again with the next letter
      .then(() => undefined)
    return writing
  }

  watch(
    [() => visit.patientId, key],
    async ([patient, name]) => {
      await keep()
      place = undefined
      words.value = kept = ''
      if (patient === null) return
      const found = await readDraft(patient, name)
      if (visit.patientId !== patient || key() !== name) return
      place = { patient, key: name }
      kept = found
      if (words.value === '') words.value = found // what was typed meanwhile is newer
    },
    { immediate: true },
  )
  watch(words, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), PAUSE_MS) // a failed write is tried with the next letter
  })

  const leave = () => void keep() // the page may be gone before it answers: it was asked in time
  document.addEventListener('visibilitychange', leave)
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    leave()
    document.removeEventListener('visibilitychange', leave)
    removeEventListener('pagehide', leave)
  })

  async function clear(): Promise<void> {
    words.value = ''
    await keep()
  }

  return { words, clear }
}
