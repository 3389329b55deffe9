import { judge } from './support/oracle'
import { expect, pause, test } from './support/atTheClinic'
import { eachRun } from './support/runs'

test('a clinic that dies in the middle of a batch has each edit once when it is back', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const tally = await eachRun('endpoint killed', 3, async (random, seed) => {
    const before = tablet.saved.length
    const saving = tablet.page.evaluate((given) => window.faults.saveMany(...given), [
      patient,
      1 + seed * 5_000,
      120,
    ] as const)
    await tablet.startSending()
    await pause(random() * 2_000)
    await clinic.kill()
    await saving // the clinic is away, and saving goes on
    await clinic.start()
    await tablet.drained()
    const verdict = await judge(clinic, since, tablet.saved)
    return { ...verdict, saved: tablet.saved.length - before }
  })
  expect(tally.saved).toBe(tally.runs * 120)
})

test('a sign-in that runs out while sending costs no edit an attempt', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const tally = await eachRun('token expired', 3, async (random, seed) => {
    const before = tablet.saved.length
    await tablet.page.evaluate((given) => window.faults.saveMany(...given), [
      patient,
      1 + seed * 5_000,
      150,
    ] as const)
    const token = await tablet.page.evaluate(async () => (await window.faults.session())?.token)
    await tablet.startSending()
    await pause(random() * 250)
    await fetch(`${clinic.url}/auth/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token ?? ''}` },
    })
    await tablet.page.evaluate(() => window.faults.syncNow())
    const { attempts } = await tablet.waiting()
    expect(attempts, 'attempts of what waits').toBe(0)
    await tablet.signIn()
    await tablet.drained()
    const verdict = await judge(clinic, since, tablet.saved)
    return { ...verdict, saved: tablet.saved.length - before }
  })
  expect(tally.saved).toBe(tally.runs * 150)
})
