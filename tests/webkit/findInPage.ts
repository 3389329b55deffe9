/** A target as it crosses into the page: regular expressions as text. */
export interface PlainTarget {
  readonly role?: string
  readonly name?: PlainWords
  readonly text?: PlainWords
  readonly testId?: string
  readonly css?: string
  readonly within?: PlainTarget
  readonly nth?: number
}
export type PlainWords =
  { readonly whole: string } | { readonly like: string; readonly flags: string }

/**
 * Runs in the page, beside axe, whose idea of role and accessible name it takes: the same that
 * the accessibility checks judge by. Returns the visible elements that fit.
 */
export function findInPage(target: PlainTarget): Element[] {
  interface Axe {
    setup(root: Element): void
    teardown(): void
    commons: {
      aria: { getRole(element: Element): string | null }
      text: { accessibleText(element: Element): string }
      dom: { isVisibleToScreenReaders(element: Element): boolean }
    }
  }
  const axe = (window as unknown as { axe: Axe }).axe
  const tidy = (words: string) => words.replace(/\s+/g, ' ').trim()
  const fits = (words: string, wanted: PlainWords) =>
    'whole' in wanted
      ? tidy(words) === tidy(wanted.whole)
      : new RegExp(wanted.like, wanted.flags).test(tidy(words))
  const isShown = (element: Element) => {
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden'
  }
  const ownText = (element: Element) =>
    (element as HTMLElement).innerText || element.textContent || ''

  const search = (wanted: PlainTarget, root: ParentNode): Element[] => {
    const roots = wanted.within ? search(wanted.within, root) : [root]
    const css = wanted.css ?? (wanted.testId ? `[data-testid="${wanted.testId}"]` : '*')
    let found = roots.flatMap((one) => [...one.querySelectorAll(css)])
    const { role, name, text } = wanted
    if (role !== undefined)
      found = found.filter(
        (element) =>
          isShown(element) &&
          axe.commons.aria.getRole(element) === role &&
          (name === undefined || fits(axe.commons.text.accessibleText(element), name)) &&
          (text === undefined || fits(ownText(element), text)),
      )
    else if (text !== undefined) {
      const holding = found.filter((element) => fits(ownText(element), text))
      found = holding.filter(
        (element) => !holding.some((o) => o !== element && element.contains(o)),
      )
    }
    found = found.filter((element, n) => isShown(element) && found.indexOf(element) === n)
    const one = wanted.nth === undefined ? undefined : found[wanted.nth]
    return wanted.nth === undefined ? found : one ? [one] : []
  }

  axe.setup(document.documentElement)
  try {
    return search(target, document)
  } finally {
    axe.teardown()
  }
}
