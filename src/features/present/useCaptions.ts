import { shallowRef, watch } from 'vue'
import { parseCaptions, type Cue } from '@/domain/education/parseCaptions'
import { useLesson } from './lessonContext'

/** The cues of a caption file of the lesson; none where there is no file or it cannot be read. */
export function useCaptions(path: () => string | undefined) {
  const { readText } = useLesson()
  const cues = shallowRef<readonly Cue[]>([])

  async function load(from: string | undefined): Promise<void> {
    cues.value = []
    if (from === undefined) return
    try {
      const text = await readText(from)
      if (path() === from) cues.value = parseCaptions(text)
    } catch {
      // Without captions the film still plays, and the transcript of the lesson is shown instead.
    }
  }

  watch(path, load, { immediate: true })
  return cues
}
