import { expect, test } from '../../journeys/fixtures'
import { addReading, openVisit, seesStatus, signIn, waitUntilSafe } from '../../journeys/hand'

const notice = { role: 'alert', text: /The browser cleared this tablet’s storage/ }
const allSent = { text: /All sent|is at the clinic|has been sent/ }

test('after the browser threw the store away, the app says since when and how much waited, and never that all was sent', async ({
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
  await tablet.goto('/')
  await tablet.see({ ...notice, text: /You see what to do when you have signed in/ })
  await tablet.screenshot('test-results/faults-browser/cleared-sign-in.png')
  await signIn(tablet)
  await tablet.see({ ...notice, text: /One edit was waiting to be sent when this was last seen/ })
  await seesStatus(tablet, 'This tablet was cleared; 1 edit may be gone')
  await waitUntilSafe(tablet)
  await tablet.gone(allSent)
  await tablet.screenshot('test-results/faults-browser/cleared-today.png')
  await tablet.goto('/tablet')
  await tablet.see({ role: 'heading', name: 'This tablet was cleared; 1 edit may be gone' })
  await tablet.see({ ...notice, text: /Write again what is missing/ })
  await tablet.gone(allSent)
  await tablet.screenshot('test-results/faults-browser/cleared.png')
  await tablet.tap({ role: 'button', name: 'I have read this' })
  await tablet.gone(notice)
  await tablet.see({ role: 'heading', name: 'All sent' })
})
