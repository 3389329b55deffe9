import { openDb } from '@/records/db'
import { forgetOpened } from '@/records/readPatient'
import { readResource } from '@/records/readResource'
import type { Resource } from '../../support/clinic'
import type { RecordServer } from '../../support/recordServers'
import { clinicAt } from './clinicAt'
import { observation, type Clinic } from './clinic'

/** The record at somebody else's server, with what a test asks and does there. */
export interface Elsewhere {
  readonly server: RecordServer
  readonly clinic: Clinic
  /** All versions of what the tablet calls `id`, oldest first. */
  readonly versionsOf: (type: string, id: string) => Promise<readonly Resource[]>
  readonly valuesOf: (id: string) => Promise<readonly number[]>
  /** An Observation of the patient, made there; its id. */
  readonly seeded: (value: number) => Promise<string>
  readonly seed: (...resources: readonly object[]) => Promise<void>
}

const p1 = { resourceType: 'Patient', id: 'p1' }
export const newId = () => crypto.randomUUID()

export async function openElsewhere(open: () => Promise<RecordServer>): Promise<Elsewhere> {
  const server = await open()
  const seed = (...resources: readonly object[]) => server.seed(resources as Resource[])
  const versionsOf = async (type: string, id: string) => {
    const named = await openDb().ids.get([type, id])
    const key = named?.server ?? id
    const versions = await server.versions()
    return versions.filter((each) => each.resourceType === type && each.id === key)
  }
  await seed(p1)
  return {
    server,
    clinic: clinicAt(server.base, server.close),
    versionsOf,
    seed,
    valuesOf: async (id) =>
      (await versionsOf('Observation', id)).map(
        ({ valueQuantity }) => valueQuantity.value as number,
      ),
    seeded: async (value) => {
      const id = newId()
      await seed(observation(id, value))
      return id
    },
  }
}

/** As the tablet shows it. */
export async function here(id: string) {
  forgetOpened()
  const found = await readResource('Observation', id, 'p1')
  if (!found) throw new Error(`${id} is not on the tablet`)
  return found as ReturnType<typeof observation> & { meta: object }
}
