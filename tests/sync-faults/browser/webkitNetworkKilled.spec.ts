import { killHard } from '../../support/processes'
import { networkProcess } from './support/networkProcess'
import { judge } from './support/oracle'
import { eachRun, p95 } from './support/runs'
import { expect, pause, test } from './support/webkitAtTheClinic'
import type { Saved } from './page/main'

const EDITS = 150

test('an iPad that takes the storage process away loses nothing, and saving goes on within a second', async ({
  clinic,
  tablet,
  patient,
  since,
}) => {
  const saved: Saved[] = []
  let healed = 0
  await tablet.begin(patient, EDITS)
  const tally = await eachRun('webkit network process killed', 10, async (random, seed) => {
    await tablet.hears('begun', (batch) => batch === seed)
    await pause(150 + random() * 500)
    await killHard(networkProcess(tablet.profile))
    const ended = await tablet.hears<{ batch: number; healed: number }>(
      'ended',
      ({ batch }) => batch === seed,
    )
    healed += ended.healed
    const { told } = await tablet.hears<{ batch: number; told: number }>(
      'drained',
      ({ batch }) => batch === seed,
    )
    expect(told, 'the count on the screen is drawn again').toBe(0)
    const ours = tablet
      .said<Saved>('saved')
      .filter(({ value }) => Math.floor((value - 1) / 5_000) === seed)
    expect(ours.length).toBe(EDITS)
    saved.push(...ours)
    const verdict = await judge(clinic, since, saved)
    // One save waited for the healing: the slowest of the batch.
    const slowest = Math.max(...ours.map(({ took }) => took))
    return { ...verdict, saved: ours.length, figures: [slowest] }
  })
  const slow = p95(tally.figures)
  console.log(`healed ${String(healed)} times, p95 ${slow.toFixed(0)} ms for the edit that waited`)
  expect(healed).toBeGreaterThan(0)
  expect(slow).toBeLessThan(1_000)
})
