import type { Answer, Handle } from './exchange'
import { fhirServer, type FhirServer, type Place } from './fhirServer'
import { behindPortal } from './portal'
import { withSessions } from './sessions'
import { medplumTraits, memoryTraits, strictTraits } from './traits'

export interface Chance {
  /** 0 … 1. */
  readonly next: () => number
}

type Make = (place: Place, chance: Chance) => FhirServer

const DAY = 86_400_000
const HOUR = 3_600_000

/** Servers as they are met, each whole, by name. */
export const personalities: Readonly<Record<string, Make>> = {
  strict: (place) => fhirServer(strictTraits, place),
  medplum: (place) => fhirServer(medplumTraits, place),
  memory: (place) => fhirServer(memoryTraits, place),
  'slow-and-lossy': (place, chance) => around(strict(place), (server) => lossy(server, chance)),
  portal: (place, chance) =>
    around(strict(place), (server) => behindPortal(server, () => chance.next() < 0.5)),
  'expiring-token': (place) =>
    around(strict(place), (server) => {
      const rules = { clock: place.clock, newId: place.newId, lifeMs: HOUR / 60, refreshes: true }
      return withSessions(server, rules).handle
    }),
  'skewed-clock': (place) => strict({ ...place, stamp: () => place.clock() - DAY }),
  'stamps-early': (place, chance) => strict({ ...place, lag: () => chance.next() * 9_000 }),
}

const strict = (place: Place) => fhirServer(strictTraits, place)

const around = (server: FhirServer, wrap: (server: Handle) => Handle): FhirServer => ({
  store: server.store,
  handle: wrap(server.handle),
})

/** One in five asks in vain; one in five is done and answered with an error. */
const lossy =
  (server: Handle, chance: Chance): Handle =>
  (ask): Answer => {
    const afterMs = chance.next() * 3_000
    const luck = chance.next()
    if (luck < 0.2) return { ...unavailable, afterMs }
    const answer = server(ask)
    return luck < 0.4 ? { ...unavailable, afterMs } : { ...answer, afterMs }
  }

const unavailable: Answer = {
  status: 503,
  headers: { 'content-type': 'text/html', 'retry-after': '1' },
  body: '<h1>Service unavailable</h1>',
}
