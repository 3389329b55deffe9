import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { readDraft, writeDraft } from '@/records/drafts'
import { useVisitStore } from './visitStore'

const PAUSE_MS = 400

export interface Draft {
  readonly words: Ref<string>
  /** What was typed is saved as what it was meant to be: the draft goes. */
  readonly clear: () => Promise<void>
}

/** What lies on the tablet under one key; undefined where a write has failed and nobody knows. */
interface Place {
  readonly patient: string
  readonly key: string
  kept: string | undefined
}

/** Words being typed about the open patient; kept on the tablet within half a second. */
export function useDraft(key: () => string): Draft {
  const words = ref('')
  const visit = useVisitStore()
  let place: Place | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** One write after the other: an older one that ends late would bring old words back. */
  let writing: Promise<void> = Promise.resolve()

  function keep(): Promise<void> {
    clearTimeout(timer)
    const [at, now] = [place, words.value]
    if (!at || at.kept === now) return writing
    at.kept = now
    writing = writing
      .then(() => writeDraft(at.patient, at.key, now))
      .catch(() => (at.kept = undefined)) // tried again with the next letter
      .then(() => undefined)
    return writing
  }

  async function open(patient: string | null, name: string): Promise<void> {
    const before = keep()
    const at = patient === null ? undefined : { patient, key: name, kept: '' }
    place = at
    words.value = ''
    if (!at) return
    await before // it may be about the same words
    const found = await readDraft(at.patient, at.key).catch(() => '') // nothing that can be read
    // Somewhere else by now, or what was typed meanwhile is newer.
    if (place !== at || words.value !== '' || at.kept !== '') return
    at.kept = found
    words.value = found
  }

  watch([() => visit.patientId, key], ([patient, name]) => open(patient, name), { immediate: true })
  watch(words, (now) => {
    clearTimeout(timer)
    if (place && place.kept !== now) timer = setTimeout(() => void keep(), PAUSE_MS) // a failed write is tried with the next letter
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
    // Another place of the same name: a read that is under way must not bring the words back.
    place = place && { ...place, kept: undefined }
    await keep()
  }

  return { words, clear }
}
