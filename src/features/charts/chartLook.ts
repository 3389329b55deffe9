/** Colours and letter sizes as the page has them now: read again when the theme or the text size changes. */
export interface ChartLook {
  readonly line: string
  readonly before: string
  readonly card: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly hairline: string
  readonly edge: string
  readonly band: string
  readonly goalEdge: string
  readonly goalInk: string
  readonly clinician: string
  readonly onClinician: string
  readonly font: string
  /** px of axis letters; all others follow from it. */
  readonly meta: number
  readonly still: boolean
}

export function readLook(host: HTMLElement): ChartLook {
  const tokens = getComputedStyle(host)
  const token = (name: string) => tokens.getPropertyValue(name).trim()
  return {
    line: token('--line'),
    before: token('--line-before'),
    card: token('--card'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    hairline: token('--hairline'),
    edge: token('--edge'),
    band: token('--goal-band'),
    goalEdge: token('--goal-edge'),
    goalInk: token('--goal-ink'),
    clinician: token('--clinician'),
    onClinician: token('--on-clinician'),
    font: tokens.fontFamily,
    meta: Number.parseFloat(tokens.fontSize) || 15,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

/** Calls back whenever the look may have changed. Returns how to stop. */
export function onLookChange(changed: () => void): () => void {
  const attributes = new MutationObserver(changed)
  for (const element of [document.documentElement, document.body])
    attributes.observe(element, { attributeFilter: ['data-theme', 'data-text', 'class', 'style'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', changed)
  return () => {
    attributes.disconnect()
    dark.removeEventListener('change', changed)
  }
}
