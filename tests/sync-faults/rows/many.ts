import { Clinic } from '../clinic'
import type { Tablet } from '../world/tablet'
import { lossy } from './network'
import type { Row } from './row'

/** Five tablets write about the same few things, with spells offline, crashes and lost answers. */
export const many: Row = {
  name: 'many',
  promise: 'equal in the end, 0 silent overwrites',
  runs: { short: 12, long: 1_000 },
  async run(engine, seed, long) {
    const clinic = new Clinic({ engine, seed, tablets: 5, patients: 2, observations: 3 })
    return clinic.run(async () => {
      await Promise.all(clinic.tablets.map((tablet) => work(clinic, tablet, long ? 200 : 25)))
    })
  },
}

async function work(clinic: Clinic, tablet: Tablet, operations: number): Promise<void> {
  const random = clinic.random.fork()
  await clinic.sync(tablet)
  tablet.network.faults = (_ask, chance) => (chance.chance(0.05) ? lossy(chance) : undefined)
  for (let n = 0; n < operations; n += 1) {
    await clinic.write(tablet)
    if (random.chance(0.1)) tablet.network.isOnline = !tablet.network.isOnline
    if (random.chance(0.02)) for (const page of tablet.pages) page.crash()
    if (random.chance(0.03)) clinic.desk.write()
    if (random.chance(0.2)) await clinic.catchUp(tablet)
    await clinic.world.sleep(random.between(0, 20_000))
  }
}
