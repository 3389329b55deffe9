import type { PlaywrightTablet } from '../../support/playwrightTablet'
import { expect, test } from '../fixtures'
import { dialog, openVisit, signIn, waitUntilSafe } from '../hand'
import { handOver, unlock } from '../waitingRoomHand'

const path = (tablet: PlaywrightTablet) => new URL(tablet.page.url()).pathname

test('in the patient’s hands there is no way to anybody else, and a reload ends at the staff lock', async ({
  clinic,
  tablet,
}) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await clinic.stop()
  await openVisit(tablet, 'Rosa María Delgado')
  await tablet.tap({ role: 'button', name: 'Hand to patient' })
  await tablet.see(dialog)
  const go = tablet.page.getByRole('button', { name: 'Hand to Rosa' })
  await expect(go, 'not before name and birth date were checked').toBeDisabled()
  await tablet.tap({ role: 'button', name: 'Close', within: dialog })

  await handOver(tablet, 'Rosa', 'English')
  await tablet.see({ role: 'heading', name: 'Hello, Rosa.' })
  const inMemory = await tablet.run(() => document.body.innerText)
  expect(inMemory).not.toContain('Whitfield')

  // Back to the pages of the staff: the button, and a script or a link that asks for an address.
  await tablet.page.goBack().catch(() => undefined)
  await tablet.see({ role: 'heading', name: 'For staff' })
  expect(path(tablet)).toBe('/locked')

  for (const place of [
    '/today',
    '/visit/james-whitfield',
    '/visit/rosa-delgado/record',
    '/settings',
  ]) {
    await tablet.goto(place)
    await tablet.see({ role: 'heading', name: 'For staff' })
    expect(path(tablet), place).toBe('/locked')
  }
  const said = await tablet.run(() => document.body.innerText)
  expect(said, 'the lock names no patient').not.toMatch(/Rosa|Delgado|Whitfield/)

  for (const guess of ['rosa', '1234', 'password']) await unlock(tablet, guess)
  await tablet.see({ text: /Too many tries/ })
  await tablet.reload()
  await unlock(tablet, 'alongside-demo')
  await tablet.see({ text: /Too many tries/ })
  await tablet.page.waitForTimeout(10_500)
  await unlock(tablet, 'alongside-demo')
  await tablet.tap({ role: 'button', name: 'Back to the visit' })
  await tablet.see({ role: 'heading', name: 'Rosa María Delgado' })
  expect(path(tablet)).toBe('/visit/rosa-delgado')
})
