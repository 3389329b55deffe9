import { Clinic } from '../clinic'
import type { Row } from './row'
import { lossy } from './network'
import { busyDay } from './stories'

const DAY = 86_400_000

/** The tablet's clock is off by a day, jumps in the middle of a sync, or the server's is off. */
export const clock: Row = {
  name: 'clock',
  promise: 'the same outcome',
  runs: { short: 80, long: 1_000 },
  async run(engine, seed) {
    const serverSkew = seed % 3 === 0 ? (seed % 2 ? DAY : -DAY) : 0
    const clinic = new Clinic({
      engine,
      seed,
      place: (world) => ({ stamp: () => world.now + serverSkew }),
    })
    const { tablet, random } = clinic
    tablet.skewMs = random.pick([-DAY, -3_600_000, 0, 3_600_000, DAY])
    return clinic.run(() =>
      busyDay(clinic, () => {
        tablet.network.faults = (_ask, chance) => {
          if (chance.chance(0.2)) tablet.skewMs = random.pick([-DAY, -60_000, 0, 60_000, DAY])
          return chance.chance(0.15) ? lossy(chance) : undefined
        }
      }),
    )
  },
}
