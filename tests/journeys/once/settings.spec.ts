import { test } from '../fixtures'
import { signIn, waitUntilSafe } from '../hand'

test('a setting that was changed as the page went is there when it comes back', async ({
  tablet,
}) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await tablet.goto('/settings')
  await tablet.see({ role: 'radio', name: 'Español' })
  await tablet.page.waitForLoadState('networkidle')
  await tablet.run(() => {
    document.querySelector<HTMLInputElement>('input[value="es"]')?.click()
    location.reload()
  })
  await tablet.see({ role: 'heading', name: 'Ajustes' })
})
