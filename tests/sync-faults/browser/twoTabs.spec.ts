import type { Page, Request } from '@playwright/test'
import { judge } from './support/oracle'
import { expect, pause, test } from './support/atTheClinic'
import { eachRun } from './support/runs'

const saveMany = (page: Page, patient: string, first: number, count: number) =>
  page.evaluate((given) => window.faults.saveMany(...given), [patient, first, count] as const)
async function send(page: Page): Promise<void> {
  await page.evaluate(() => window.faults.startSyncing())
  page.evaluate(() => window.faults.syncNow()).catch(() => undefined) // the page may be closed first
}

/** How many pages had a write under way at the same moment, at most. */
function writersAtOnce(pages: readonly Page[]): { most: number } {
  const writing = new Map<Page, number>()
  const seen = { most: 0 }
  const count = (page: Page, by: number) => {
    writing.set(page, (writing.get(page) ?? 0) + by)
    seen.most = Math.max(seen.most, [...writing.values()].filter((each) => each > 0).length)
  }
  for (const page of pages) {
    page.on('request', (request) => {
      if (isWrite(request)) count(page, 1)
    })
    const ended = (request: Request) => {
      if (isWrite(request)) count(page, -1)
    }
    page.on('requestfinished', ended)
    page.on('requestfailed', ended)
  }
  return seen
}

const isWrite = (request: Request) => request.method() !== 'GET' && request.url().includes('/fhir')

test('of two tabs one sends at a time, and the other goes on where it left', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const tally = await eachRun('two tabs', 3, async (random, seed) => {
    const before = tablet.saved.length
    const other = await tablet.secondTab()
    const writers = writersAtOnce([tablet.page, other])
    await Promise.all([send(tablet.page), send(other)])
    const first = 1 + seed * 5_000
    const mine = saveMany(tablet.page, patient, first, 80)
    const theirs = saveMany(other, patient, first + 1_000, 80)
    await Promise.all([mine, theirs])
    await Promise.all([send(tablet.page), send(other)])
    await pause(random() * 300)
    await other.close()
    await tablet.drained()
    expect(writers.most).toBe(1)
    const verdict = await judge(clinic, since, tablet.saved)
    return { ...verdict, saved: tablet.saved.length - before }
  })
  expect(tally.saved).toBe(tally.runs * 160)
})

test('a tab that is frozen while it sends is passed over, and may not write when it wakes', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const tally = await eachRun('frozen while it holds the lock', 2, async (random, seed) => {
    const before = tablet.saved.length
    const other = await tablet.secondTab()
    await saveMany(other, patient, 1 + seed * 5_000, 150)
    await other.bringToFront()
    const freezer = await tablet.page.context().newCDPSession(tablet.page)
    await send(tablet.page)
    await pause(random() * 400)
    await freezer.send('Page.setWebLifecycleState', { state: 'frozen' })
    // The first run waits as long as a person would; for the others the time is made to pass.
    await other.evaluate((ms) => window.faults.passTime(ms), seed === 0 ? 0 : 40_000)
    await tablet.drained(60_000, other)
    await freezer.send('Page.setWebLifecycleState', { state: 'active' })
    await tablet.drained()
    await other.close()
    const verdict = await judge(clinic, since, tablet.saved)
    return { ...verdict, saved: tablet.saved.length - before }
  })
  expect(tally.saved).toBe(tally.runs * 150)
})
