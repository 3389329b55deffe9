import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { openVisit, signIn, waitUntilSafe } from '../hand'
import { handOver } from '../waitingRoomHand'

/** What a keyboard comes by, in its order: the names that a screen reader says. */
async function tabOrder(page: Page, stops: number): Promise<string[]> {
  const names: string[] = []
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    scrollTo(0, 0)
  })
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab')
    names.push(
      await page.evaluate(() => {
        const at = document.activeElement as HTMLElement
        const label = (at as HTMLInputElement).labels?.[0]
        return (at.getAttribute('aria-label') ?? label?.innerText ?? at.innerText).trim()
      }),
    )
  }
  return names
}

test('the patient’s pages are read and tabbed through in the order in which they are seen', async ({
  tablet,
}) => {
  const { page } = tablet
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await openVisit(tablet, 'Rosa María Delgado')
  await handOver(tablet, 'Rosa', 'English')
  await tablet.see({ role: 'heading', name: 'Hello, Rosa.' })
  await tablet.see({ role: 'link', name: /Open the form/ })

  const tree = await page.locator('body').ariaSnapshot()
  const order = [
    'Hello, Rosa.',
    '0 of 3 done',
    'My questions',
    'Write a question: My questions',
    'Before your visit',
    'Open the form: Before your visit',
    'Look now: High blood pressure',
    'Locked to your pages',
    'Get help now',
    'I am done',
  ]
  const places = order.map((words) => tree.indexOf(words))
  expect(places, `all of it is told, in order:\n${tree}`).toEqual(
    places.filter((place) => place >= 0).toSorted((a, b) => a - b),
  )
  expect(await tabOrder(page, 9)).toEqual([
    'English',
    expect.stringMatching(/^A/),
    'Write a question: My questions',
    'Open the form: Before your visit',
    'Look now: High blood pressure',
    'Look at my plan',
    'Locked to your pages',
    'Get help now',
    'I am done',
  ])

  // Questions are written and put in order with the keyboard alone; the focus stays with its row.
  await page.getByRole('link', { name: /^Write a question/ }).press('Enter')
  const field = page.getByRole('textbox', { name: 'Your words' })
  for (const words of ['Is it safe to dance?', 'Why am I tired?']) {
    await field.fill(words)
    await field.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: `Remove: ${words}` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Move up: Why am I tired?' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'number 1 of 2' })).toBeAttached()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /Why am I tired\?/,
  )
  await page.getByRole('button', { name: 'Remove: Is it safe to dance?' }).press('Enter')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Remove: Is it safe to dance?' })).toBeVisible()

  // Help takes the whole screen, the focus with it, and gives it back.
  await page.getByRole('button', { name: 'Get help now' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Please help me now' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Get help now' })).toBeFocused()
})
