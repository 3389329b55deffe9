import { shallowRef, watch } from 'vue'
import { parseCaptions, type Cue } from '@/domain/education/parseCaptions'

/** The cues of a caption file on this tablet; none where there is no file or it cannot be read. */
export function useCaptions(url: () => string | undefined) {
  const cues = shallowRef<readonly Cue[]>([])

  async function load(from: string | undefined): Promise<void> {
    cues.value = []
    if (from === undefined) return
    try {
      const response = await fetch(from)
      const text = response.ok ? await response.text() : ''
      if (url() === from) cues.value = parseCaptions(text)
    } catch {
      // Without captions the film still plays, and the transcript of the lesson is shown instead.
    }
  }

  watch(url, load, { immediate: true })
  return cues
}
