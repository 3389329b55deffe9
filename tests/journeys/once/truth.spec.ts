import { expect, test } from '../fixtures'
import { addReading, openVisit, seesStatus, signIn, waitUntilSafe } from '../hand'

test('nothing is called sent while it waits, not even while the app starts', async ({
  clinic,
  tablet,
}) => {
  await signIn(tablet)
  await waitUntilSafe(tablet)
  await clinic.stop()
  await openVisit(tablet, 'Rosa María Delgado')
  await addReading(tablet, { what: 'Blood pressure', upper: 134, lower: 82 })
  await seesStatus(tablet, '1 edit on this tablet, not yet sent')

  await tablet.page.addInitScript(() => {
    const said = new Set<string>()
    Object.assign(window, { said })
    new MutationObserver(() => {
      for (const line of document.querySelectorAll('.sync')) said.add(line.textContent.trim())
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await tablet.reload()
  await seesStatus(tablet, '1 edit on this tablet, not yet sent')
  const said = await tablet.run(() => [...(window as unknown as { said: Set<string> }).said])
  expect(said).not.toContain('All sent')
})
