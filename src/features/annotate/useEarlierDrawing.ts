import { ref, shallowRef, watch, type Ref } from 'vue'
import type { Annotation } from '@/domain/visit/annotation'
import { usePenStore, type EarlierDrawing } from '@/stores/penStore'
import type { Picture } from './useInk'

/** A drawing of an earlier visit, laid over the picture to look at: the pen is put down for it. */
export function useEarlierDrawing(
  patientId: () => string | undefined,
  picture: Ref<Picture | null>,
) {
  const pen = usePenStore()
  const looking = shallowRef<EarlierDrawing | null>(null)
  const annotation = shallowRef<Annotation | null>(null)
  const failed = ref(false)

  async function look(at: EarlierDrawing | null): Promise<void> {
    looking.value = at
    annotation.value = null
    failed.value = false
    const patient = patientId()
    if (at === null || patient === undefined) return
    pen.take(null)
    const found = await pen.openInk(patient, at.kept.inkId)
    // Another one was tapped, or the picture was turned, while this one was being read.
    if (looking.value !== at) return
    annotation.value = found.kind === 'found' ? found.annotation : null
    failed.value = found.kind !== 'found'
  }

  watch(picture, () => look(null))
  return { looking, annotation, failed, look }
}
