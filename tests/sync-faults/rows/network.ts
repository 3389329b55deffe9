import { Clinic } from '../clinic'
import type { Fault } from '../world/network'
import type { Random } from '../world/random'
import type { Row } from './row'
import { busyDay } from './stories'

/** Requests and answers are dropped, come twice, or arrive when nobody waits for them any more. */
export const network: Row = {
  name: 'network',
  promise: 'at most one server version per edit',
  runs: { short: 200, long: 5_000 },
  async run(engine, seed) {
    const clinic = new Clinic({ engine, seed })
    return clinic.run(() =>
      busyDay(clinic, () => {
        clinic.tablet.network.faults = (_ask, random) =>
          random.chance(0.4) ? lossy(random) : undefined
      }),
    )
  },
}

export function lossy(random: Random): Fault {
  switch (random.int(5)) {
    case 0:
      return { lost: 'request' }
    case 1:
    case 2:
      return { lost: 'response' }
    case 3:
      return { againMs: random.between(0, 120_000) }
    default:
      return { lateMs: random.between(1_000, 300_000) }
  }
}
