import { Clinic } from '../clinic'
import { medplumTraits, memoryTraits, strictTraits, type Traits } from '../servers/traits'
import type { Fault } from '../world/network'
import type { Random } from '../world/random'
import { lossy } from './network'
import type { Row } from './row'
import { busyDay } from './stories'

/** Servers as they really are, on a network as it really is. */
export const servers: Row = {
  name: 'servers',
  promise: 'the same on each kind of server',
  runs: { short: 150, long: 3_000 },
  async run(engine, seed) {
    const traits = [medplumTraits, memoryTraits, strictTraits][seed % 3] ?? strictTraits
    const clinic = new Clinic({ engine, seed, traits, tablets: 2, patients: 2 })
    const [tablet, other] = clinic.tablets
    return clinic.run(async () => {
      await busyDay(clinic, () => {
        if (tablet)
          tablet.network.faults = (_ask, random) =>
            random.chance(0.2) ? faultFor(traits, random) : undefined
      })
      if (other) for (let n = 0; n < 2; n += 1) await clinic.write(other)
    })
  },
}

/**
 * Where `If-None-Match: *` is ignored, nothing keeps a create that comes once more, long after it was
 * answered, from putting the first words back: no client can, so it is not asked here.
 */
const faultFor = ({ ifNoneMatch, clientIds }: Traits, random: Random): Fault =>
  clientIds && !ifNoneMatch ? { lost: random.chance(0.5) ? 'request' : 'response' } : lossy(random)
