import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'

/** Reads pieces of text with the voice of the device, one after the other, only when asked to. */
export function useReadAloud(language: string) {
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : undefined
  const voices = shallowRef<readonly SpeechSynthesisVoice[]>([])
  const speaking = ref(false)
  /** Index of the piece that is being read; -1 when silent. */
  const piece = ref(-1)
  let turn = 0

  const look = () => (voices.value = synthesis?.getVoices() ?? [])
  // A voice that lives on a server would send a patient's words out, and fall silent offline.
  const voice = computed(() =>
    voices.value.find((each) => each.localService && each.lang.toLowerCase().startsWith(language)),
  )

  function read(pieces: readonly string[], from = 0): void {
    stop()
    if (synthesis === undefined || voice.value === undefined) return
    const mine = (turn += 1)
    speaking.value = true
    const say = (index: number): void => {
      if (mine !== turn) return
      const text = pieces[index]
      if (text === undefined) {
        stop()
        return
      }
      const words = new SpeechSynthesisUtterance(text)
      words.voice = voice.value ?? null
      words.lang = voice.value?.lang ?? language
      words.rate = 0.92
      words.onend = () => say(index + 1)
      words.onerror = () => {
        if (mine === turn) stop()
      }
      piece.value = index
      synthesis.speak(words)
    }
    say(from)
  }

  function stop(): void {
    turn += 1
    speaking.value = false
    piece.value = -1
    synthesis?.cancel()
  }

  onMounted(() => {
    look()
    synthesis?.addEventListener('voiceschanged', look)
  })
  onBeforeUnmount(() => {
    synthesis?.removeEventListener('voiceschanged', look)
    stop()
  })

  return { available: computed(() => voice.value !== undefined), speaking, piece, read, stop }
}
