import { expect, test } from '../../journeys/fixtures'
import { addReading, openVisit, seesStatus, signIn, waitUntilSafe } from '../../journeys/hand'

test('after the browser threw the store away, the app says since when and how much waited', async ({
  clinic,
  tablet,
}) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await clinic.stop()
  await openVisit(tablet, 'Rosa María Delgado')
  await addReading(tablet, { what: 'Blood pressure', upper: 134, lower: 82 })
  await seesStatus(tablet, '1 edit on this tablet, not yet sent')
  await expect.poll(() => tablet.run(() => document.cookie)).toContain('%22waiting%22%3A1')
  expect(await tablet.run(() => document.cookie)).not.toContain('Rosa')

  await tablet.goto('about:blank')
  const devtools = await tablet.page.context().newCDPSession(tablet.page)
  const storageTypes = 'indexeddb,cache_storage,service_workers'
  await devtools.send('Storage.clearDataForOrigin', { origin: clinic.url, storageTypes })
  await clinic.start()
  await signIn(tablet)
  await tablet.goto('/tablet')
  await tablet.see({ role: 'heading', name: 'The browser cleared this tablet’s storage' })
  await tablet.see({ text: /One edit was waiting to be sent when this was last seen/ })
  await tablet.screenshot('test-results/faults-browser/cleared.png')
  await tablet.tap({ role: 'button', name: 'I have read this' })
  await tablet.gone({ role: 'heading', name: 'The browser cleared this tablet’s storage' })
})
