import { Clinic } from '../clinic'
import type { Row } from './row'

/** Two tabs write and sync on one tablet; the one that holds the lock freezes, and wakes late. */
export const tabs: Row = {
  name: 'tabs',
  promise: 'one writer per epoch',
  runs: { short: 80, long: 500 },
  async run(engine, seed) {
    const clinic = new Clinic({ engine, seed })
    const { tablet, random, world } = clinic
    return clinic.run(async () => {
      await clinic.sync(tablet)
      await clinic.newPage(tablet)
      const [first, second] = tablet.pages
      if (!first || !second) throw new Error('There are two tabs')
      for (let round = 0; round < 3; round += 1) {
        await clinic.writeOn(first)
        await clinic.writeOn(second)
        if (random.chance(0.4)) clinic.desk.write()
        let left = random.int(8)
        first.fate = (kind) =>
          kind.startsWith('fetch') && tablet.locks.isHeldBy(first) && left-- === 0
            ? 'sleep'
            : undefined
        const stuck = clinic.survive(first.call((api) => api.syncNow()))
        await world.sleep(random.between(0, 50_000))
        first.fate = () => undefined
        for (let n = 0; n < 2; n += 1) {
          await clinic.writeOn(second)
          await clinic.survive(second.call((api) => api.syncNow()))
          await world.sleep(random.between(0, 40_000))
        }
        if (first.isAsleep) first.wake()
        await stuck
      }
    })
  },
}
