import { judge } from './support/oracle'
import { expect, test } from './support/atTheClinic'
import { eachRun } from './support/runs'

const MB = 1_000_000

test('a full store gives up its ballast, then its lessons, then says so; what it called saved is there', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const usage = () =>
    tablet.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  /** Chromium remembers for a while how much room there was, so the browser starts anew. */
  const allow = async (bytes?: number) => {
    await tablet.kill()
    await tablet.reopen(async (page) => {
      if (bytes === undefined) return
      const devtools = await page.context().newCDPSession(page)
      const quotaSize = Math.round(bytes)
      await devtools.send('Storage.overrideQuotaForOrigin', { origin: clinic.url, quotaSize })
    })
  }
  await eachRun('quota', 1, async (random, seed) => {
    const before = tablet.saved.length
    const first = 1 + seed * 5_000
    if (seed % 2) await tablet.page.evaluate((bytes) => window.faults.fill(bytes), 10 * MB)
    expect(await tablet.page.evaluate(() => window.faults.keepBallast())).toBe(true)
    await allow((await usage()) + random() * MB)

    const refused = await tablet.page.evaluate(
      (given) => window.faults.saveUntilRefused(...given),
      [patient, first] as const,
    )
    expect(refused).toBe('SaveFailed quota')
    expect(tablet.saved.length - before, 'saved on the ballast').toBeGreaterThan(20)
    expect(await tablet.page.evaluate(() => window.faults.hasBallast())).toBe(false)
    if (seed % 2) expect(await tablet.page.evaluate(() => window.faults.chunks())).toBe(0)

    // Somebody made room on the tablet.
    await allow()
    await tablet.drained()
    const again = tablet.saved.length
    await tablet.page.evaluate(
      ([at, value]) => window.faults.save(at, value, `run-${String(value)}`),
      [patient, first + 4_000] as const,
    )
    expect(tablet.saved.length).toBe(again + 1)
    await tablet.drained()
    const verdict = await judge(clinic, since, tablet.saved)
    return { ...verdict, saved: tablet.saved.length - before }
  })
})
