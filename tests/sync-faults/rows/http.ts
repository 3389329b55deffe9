import { Clinic } from '../clinic'
import type { Answer } from '../servers/exchange'
import { json, outcome } from '../servers/exchange'
import { portalPage } from '../servers/portal'
import type { Fault } from '../world/network'
import type { Random } from '../world/random'
import type { Row } from './row'
import { busyDay } from './stories'

/** What proxies, balancers and captive portals answer in the server's place. */
export const http: Row = {
  name: 'http',
  promise: 'drains; no false receipt',
  runs: { short: 200, long: 5_000 },
  async run(engine, seed) {
    const clinic = new Clinic({ engine, seed })
    return clinic.run(() =>
      busyDay(clinic, () => {
        const portal = clinic.random.chance(0.2)
        clinic.tablet.network.faults = (_ask, random) => {
          if (portal) return random.chance(0.7) ? { instead: portalPage } : undefined
          return random.chance(0.4) ? faulty(random) : undefined
        }
      }),
    )
  },
}

function faulty(random: Random): Fault {
  switch (random.int(6)) {
    case 0:
      return { instead: portalPage }
    case 1:
      return { cut: { share: random.next(), clean: random.chance(0.5) } }
    case 2:
      return { lost: 'response' }
    default:
      return { instead: error(random), behind: random.chance(0.4) }
  }
}

function error(random: Random): Answer {
  const status = random.pick([408, 429, 500, 502, 503, 504])
  const wait = random.pick(['1', '20', '120', ''])
  const headers: Record<string, string> = wait ? { 'retry-after': wait } : {}
  if (random.chance(0.5)) return { status, headers, body: '<html><h1>Bad gateway</h1></html>' }
  return random.chance(0.5)
    ? json(status, { ...problem(status) }, headers)
    : outcome(status, 'Busy')
}

const problem = (status: number) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'transient', diagnostics: String(status) }],
})
