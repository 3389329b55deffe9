import { Clinic } from '../clinic'
import { compareAll, drain } from '../ending'
import type { Row } from './row'
import { busyDay } from './stories'

/** The server stamps before it commits, whole seconds only: rows appear behind the cursor. */
export const late: Row = {
  name: 'late',
  promise: 'the audit repairs all',
  runs: { short: 60, long: 1_000 },
  async run(engine, seed) {
    const grain = seed % 2 ? 1_000 : 1
    const clinic: Clinic = new Clinic({
      engine,
      seed,
      tablets: 2,
      observations: 3,
      place: (world) => {
        const lags = world.random.fork()
        return {
          stamp: () => Math.floor(world.now / grain) * grain,
          lag: () => (lags.chance(0.5) ? 0 : lags.between(0, lags.chance(0.2) ? 25_000 : 9_000)),
        }
      },
    })
    return clinic.run(
      async () => {
        const other = clinic.tablets[1]
        await busyDay(clinic, () => undefined)
        for (let n = 0; n < 3 && other; n += 1) {
          await clinic.write(other)
          clinic.desk.write()
          await clinic.sync(other)
        }
      },
      async () => {
        await drain(clinic)
        await clinic.world.sleep(660_000)
        for (const tablet of clinic.tablets) await clinic.catchUp(tablet)
        await compareAll(clinic)
      },
    )
  },
}
