import { computed, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'

const restAfter = 4000

/**
 * When nobody touches the screen for 4 s the controls step back, so that people look at each other
 * and at the picture. They stay while a drawing tool is in hand (a doctor who looks up in the middle
 * of a drawing must find the pen where it was) and while the keyboard is among them.
 */
export function useQuiet(root: Ref<HTMLElement | null>, busy: Ref<boolean>) {
  const asked = ref(false)
  const resting = ref(false)
  let timer = 0

  function wake(): void {
    resting.value = false
    clearTimeout(timer)
    timer = window.setTimeout(rest, restAfter)
  }

  function rest(): void {
    const focused = document.activeElement
    const typing = focused?.matches(':focus-visible') === true && root.value?.contains(focused)
    const inSheet = document.querySelector('[role="dialog"]') !== null
    if (busy.value || typing === true || inSheet) wake()
    else resting.value = true
  }

  const events = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const
  onMounted(() => {
    for (const event of events) window.addEventListener(event, wake, { passive: true })
    wake()
  })
  onBeforeUnmount(() => {
    for (const event of events) window.removeEventListener(event, wake)
    clearTimeout(timer)
  })
  watch(busy, wake)

  return {
    /** "Just the picture": everything but picture and sentence is away until a tap. */
    asked,
    /** Nobody touched the screen for a while: controls fade, nothing moves. */
    resting: computed(() => resting.value && !asked.value),
  }
}
