import type { Clinic } from './clinic'
import { firstDifference } from './oracle/compare'
import type { Stored } from './servers/store'
import type { Page } from './world/page'
import type { Tablet } from './world/tablet'

/** No more faults: what is broken stays broken, and nothing new breaks. */
function makePeace(tablet: Tablet): void {
  const { network, pages, disk } = tablet
  tablet.onOpen = () => undefined
  network.faults = () => undefined
  network.isOnline = true
  disk.liesAboutCommit = () => false
  disk.isFull = () => false
  for (const page of pages) page.fate = () => undefined
  for (const page of pages) if (page.isAsleep) page.wake()
}

/** All faults end, what waits is sent, and people settle what is held, until nothing is left. */
export async function drain(clinic: Clinic): Promise<void> {
  clinic.look('before the end')
  clinic.tablets.forEach(makePeace)
  for (let round = 0; round < 40; round += 1) {
    for (const tablet of clinic.tablets) await clinic.catchUp(tablet)
    if (clinic.waiting() === 0 && round > 0) break
    await clinic.world.sleep(clinic.random.between(1_000, 20_000))
  }
  if (clinic.waiting() > 0) clinic.breaks(`${clinic.waiting()} edits still wait`)
  await clinic.world.sleep(30_000)
}

/** Every tablet has what the server has, version by version. */
export async function compareAll(clinic: Clinic): Promise<void> {
  for (const tablet of clinic.tablets) await compare(clinic, await clinic.page(tablet))
}

async function compare(clinic: Clinic, page: Page): Promise<void> {
  for (const patient of clinic.patients) {
    const here = (await page.call((api) => api.readAll(patient))) as readonly Stored[]
    const difference = firstDifference(here, clinic.server.store, patient)
    if (difference) clinic.breaks(`${page.tablet.name} has not what the server has: ${difference}`)
  }
}
