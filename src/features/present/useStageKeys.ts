import { onBeforeUnmount, onMounted } from 'vue'

/** Where arrow keys mean something else. */
const busy = 'input, textarea, select, table, [role="toolbar"], [role="dialog"]'

/** Arrow keys walk the lesson in the reading direction; Escape brings the controls back. */
export function useStageKeys(go: (steps: 1 | -1) => void, leaveQuiet: () => void): void {
  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return
    if (event.key === 'Escape') leaveQuiet()
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    if (event.target instanceof Element && event.target.closest(busy) !== null) return
    const ahead = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    go(event.key === ahead ? 1 : -1)
  }

  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
