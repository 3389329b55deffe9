import { onBeforeUnmount, watch, type Ref } from 'vue'

const far = 56
const soon = 700

/** A finger that sweeps sideways over `over`; `to` gets 1 for forward in the reading direction. */
export function useSwipe(over: Ref<HTMLElement | null>, to: (steps: 1 | -1) => void) {
  let swept = -Infinity
  let from: { id: number; x: number; y: number; at: number } | null = null
  let stopped = new AbortController()

  function down(event: PointerEvent): void {
    // A second finger is a pinch, not a sweep.
    from =
      event.pointerType === 'touch' && event.isPrimary
        ? { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp }
        : null
  }

  function up(event: PointerEvent): void {
    if (from === null || event.pointerId !== from.id) return
    const dx = event.clientX - from.x
    const dy = event.clientY - from.y
    const quick = event.timeStamp - from.at < soon
    from = null
    if (!quick || Math.abs(dx) < far || Math.abs(dx) < 2 * Math.abs(dy)) return
    const forward = dx < 0 === (document.documentElement.dir !== 'rtl')
    swept = event.timeStamp
    to(forward ? 1 : -1)
  }

  watch(
    over,
    (element) => {
      stopped.abort()
      stopped = new AbortController()
      const options = { signal: stopped.signal }
      element?.addEventListener('pointerdown', down, options)
      element?.addEventListener('pointerup', up, options)
      element?.addEventListener('pointercancel', () => (from = null), options)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => stopped.abort())

  /** The click that ends a sweep is not a tap. */
  return { endsSweep: (event: MouseEvent) => event.timeStamp - swept < 400 }
}
