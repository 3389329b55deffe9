import AxeBuilder from '@axe-core/playwright'
import { everyScreen } from '../everyScreen'
import { expect, test } from '../fixtures'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('every screen can be used by everybody, in light and in dark', async ({ tablet }) => {
  const found: string[] = []
  const judge = async (screen: string, rules?: string[]) => {
    const axe = new AxeBuilder({ page: tablet.page })
    const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(tags)).analyze()
    for (const { id, nodes } of violations)
      for (const { target, any } of nodes.slice(0, 3))
        found.push(`${screen}: ${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`)
  }
  await everyScreen(tablet, async (name) => {
    // A sheet that still slides in has colours that nobody will read.
    await tablet.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await judge(name)
    const beyond = await tablet.run(() => document.documentElement.scrollWidth - screen.width)
    if (beyond > 0) found.push(`${name}: ${beyond} px wider than the tablet`)
    await tablet.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await judge(`${name} in dark`, ['color-contrast'])
  })
  expect(found).toEqual([])
})
