import { judge } from './support/oracle'
import { expect, pause, test } from './support/atTheClinic'
import { eachRun } from './support/runs'

test('a tablet that dies while it saves and sends loses nothing and sends nothing twice', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const tally = await eachRun('chromium killed', 10, async (random, seed) => {
    const before = tablet.saved.length
    if (seed % 2 === 1) await tablet.startSending()
    tablet.saveMany(patient, 1 + seed * 5_000, 5_000)
    await pause(300 + random() * 1_500)
    await tablet.kill()
    await tablet.reopen()
    await tablet.drained()
    const verdict = await judge(clinic, since, tablet.saved)
    return { ...verdict, saved: tablet.saved.length - before }
  })
  expect(tally.saved).toBeGreaterThan(tally.runs * 10)
})

test('saved means that the disk was asked to hold it', async ({ tablet, patient }) => {
  await tablet.page.addInitScript(() => {
    const asked: string[] = []
    Object.assign(window, { asked })
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (...args) {
      const begun = begin.apply(this, args)
      if (begun.mode === 'readwrite' && begun.objectStoreNames.contains('outbox'))
        asked.push(begun.durability)
      return begun
    }
  })
  await tablet.reload()
  await tablet.page.evaluate((at) => window.faults.save(at, 1, 'run-1'), patient)
  const asked = await tablet.page.evaluate(
    () => (window as unknown as { asked: readonly string[] }).asked,
  )
  expect(asked).toEqual(['strict'])
})
