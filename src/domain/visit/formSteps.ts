import type { FormItem } from './form'
import type { AskedItem } from './formShown'

/** One screenful: what stands above it, and what is asked on it. */
export interface FormStep {
  readonly title: string
  /** Keys of the outermost items on it, stable while answers come and go. */
  readonly linkIds: readonly string[]
  readonly items: readonly AskedItem[]
}

/** About as much as a person takes in at once; a field is 2, each option adds a half. */
const FULL = 11

/**
 * The form in screenfuls. Where one ends follows from the form alone, so that no answer moves a
 * question to another page; a page on which nothing is asked now is left out.
 */
export function formSteps(
  items: readonly FormItem[],
  asked: readonly AskedItem[],
): readonly FormStep[] {
  return pages(items, '').flatMap(({ title, linkIds }) => {
    const here = within(asked, new Set(linkIds))
    return here.length > 0 ? [{ title, linkIds, items: here }] : []
  })
}

interface Page {
  readonly title: string
  readonly linkIds: readonly string[]
}

function pages(items: readonly FormItem[], title: string): readonly Page[] {
  const done: Page[] = []
  let open: string[] = []
  let weight = 0
  const close = () => {
    if (open.length > 0) done.push({ title, linkIds: open })
    open = []
    weight = 0
  }
  for (const item of items) {
    if (item.hidden) continue
    const own = weightOf(item)
    if (item.kind === 'group') {
      close()
      const heading = item.text || title
      const whole = item.repeats || item.when.conditions.length > 0
      if (whole) done.push({ title: heading, linkIds: [item.linkId] })
      else done.push(...pages(item.items, heading))
      continue
    }
    if (weight + own > FULL && weight > 0) close()
    open.push(item.linkId)
    weight += own
  }
  close()
  return done
}

function weightOf(item: FormItem): number {
  switch (item.kind) {
    case 'note':
      return 0.5
    case 'desk':
      return 1
    case 'group':
      return item.items.reduce((sum, each) => sum + weightOf(each), 1)
    case 'question': {
      const nested = item.items.reduce((sum, each) => sum + weightOf(each), 0)
      return (item.answer === 'text' ? 3 : 2) + Math.max(0, item.options.length - 2) / 2 + nested
    }
  }
}

/** The named items, wherever in plain groups they are. */
function within(asked: readonly AskedItem[], linkIds: ReadonlySet<string>): AskedItem[] {
  return asked.flatMap((each) => {
    if (each.item.hidden) return []
    if (linkIds.has(each.item.linkId)) return [each]
    return each.kind === 'group' ? within(each.items, linkIds) : []
  })
}
