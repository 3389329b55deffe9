import AxeBuilder from '@axe-core/playwright'
import type { PlaywrightTablet } from '../support/playwrightTablet'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What keeps somebody from using what is on the screen, in light and in dark; empty if nothing does. */
export async function judge(tablet: PlaywrightTablet, screen: string): Promise<string[]> {
  const found: string[] = []
  const look = async (name: string, rules?: string[]) => {
    const axe = new AxeBuilder({ page: tablet.page })
    const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(tags)).analyze()
    for (const { id, nodes } of violations)
      for (const { target, any } of nodes.slice(0, 3))
        found.push(`${name}: ${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`)
  }
  // A sheet that still slides in has colours that nobody will read.
  await tablet.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await look(screen)
  const beyond = await tablet.run(() => document.documentElement.scrollWidth - window.screen.width)
  if (beyond > 0) found.push(`${screen}: ${String(beyond)} px wider than the tablet`)
  await tablet.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await look(`${screen} in dark`, ['color-contrast'])
  await tablet.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}
