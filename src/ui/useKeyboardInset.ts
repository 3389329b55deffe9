import { onScopeDispose, ref, type Ref } from 'vue'

/**
 * How much of the page's lower edge the on-screen keyboard covers, in CSS pixels. iPadOS lays the
 * keyboard over the page without resizing it, so a sheet at the bottom would lose its Save button.
 */
export function useKeyboardInset(): Ref<number> {
  const inset = ref(0)
  const view = window.visualViewport
  if (!view) return inset
  const measure = () => {
    // A pinched page also has a smaller view; that is no keyboard.
    const covered = window.innerHeight - view.height - view.offsetTop
    inset.value = view.scale > 1.01 ? 0 : Math.max(0, Math.round(covered))
  }
  view.addEventListener('resize', measure)
  view.addEventListener('scroll', measure)
  onScopeDispose(() => {
    view.removeEventListener('resize', measure)
    view.removeEventListener('scroll', measure)
  })
  measure()
  return inset
}
