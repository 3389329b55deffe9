import { Clinic } from '../clinic'
import { writeNew } from '../people'
import { valuesOf } from '../oracle/elements'
import { outcome, type Answer, type Handle } from '../servers/exchange'
import type { Stored } from '../servers/store'
import type { Row } from './row'

const isPoison = (resource: object) => /[05]7$/.test(valuesOf(resource).value ?? '')

/** One edit in fifty is refused, alone or with the whole Bundle that it travels in. */
export const poison: Row = {
  name: 'poison',
  promise: 'every good unrelated edit is sent',
  runs: { short: 3, long: 50 },
  async run(engine, seed, long) {
    const refuse = (resource: Stored) =>
      isPoison(resource) ? outcome(422, 'It is not acceptable') : undefined
    const whole = seed % 2 === 0
    const clinic = new Clinic({
      engine,
      seed,
      refuses: true,
      place: () => ({ refuse }),
      around: (server) => (whole ? refusingBundles(server) : server),
    })
    const { tablet, ledger } = clinic
    return clinic.run(async () => {
      await clinic.sync(tablet)
      tablet.network.isOnline = false
      for (let n = 0; n < (long ? 10_000 : 250); n += 1)
        await writeNew(clinic, await clinic.page(tablet))
      tablet.network.isOnline = true
      for (let n = 0; n < 3; n += 1) await clinic.sync(tablet)
      const poisoned = new Set(ledger.edits.filter((edit) => isPoison(edit.resource)))
      const held = tablet.disk.rows('held').length
      if (held !== poisoned.size) clinic.breaks(`${held} are held, ${poisoned.size} were refused`)
      const waiting = tablet.disk.rows('outbox').length
      if (waiting > 0) clinic.breaks(`${waiting} good edits wait behind a bad one`)
    })
  },
}

/** A server that parses strictly: one bad entry, and nothing of the Bundle is looked at. */
const refusingBundles =
  (server: Handle): Handle =>
  (ask): Answer => {
    if (ask.path === '/fhir' && /"unit":"t\d*[05]7"/.test(ask.body))
      return outcome(400, 'The Bundle cannot be parsed')
    return server(ask)
  }
