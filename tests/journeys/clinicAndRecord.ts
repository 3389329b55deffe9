import { Clinic, type ClinicOptions, type Resource } from '../support/clinic'
import type { RecordServer } from '../support/recordServers'
import { changesSince, newestInstant, type Change } from './whatTheClinicHas'

/** The clinic as a journey meets it: it can be out of reach, and it has a record. */
export interface ClinicAndRecord {
  readonly url: string
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  /** Everything that was written since, in the order in which it was written. */
  readonly changesSince: (before: string) => Promise<readonly Change[]>
  readonly newestInstant: () => Promise<string>
  readonly close: () => Promise<void>
}

/** The clinic's own endpoint keeps the record. */
export const withOwnRecord = (clinic: Clinic): ClinicAndRecord => ({
  url: clinic.url,
  stop: () => clinic.stop(),
  start: () => clinic.start(),
  changesSince: (before) => changesSince(clinic, before),
  newestInstant: () => newestInstant(clinic),
  close: () => clinic.close(),
})

/** Somebody else's server keeps it, from the demo's record on; the clinic is told its address. */
export async function openWithRecordAt(
  openServer: () => Promise<RecordServer>,
  options: ClinicOptions = {},
): Promise<ClinicAndRecord> {
  const server = await openServer()
  await server.seed(await recordOfTheDemo())
  const extraArgs = ['--record-url', server.base]
  const clinic = await Clinic.open({ ...options, extraArgs })
  return {
    url: clinic.url,
    stop: async () => {
      await server.shut()
      await clinic.stop()
    },
    start: async () => {
      await server.open()
      await clinic.start()
    },
    changesSince: async (before) => changesAmong(await server.versions(), before),
    newestInstant: async () => (await server.versions()).at(-1)?.meta.lastUpdated ?? '',
    close: async () => {
      await clinic.close()
      await server.close()
    },
  }
}

async function recordOfTheDemo(): Promise<Resource[]> {
  const clinic = await Clinic.open()
  try {
    const newest = new Map<string, Resource>()
    for (const resource of (await clinic.all('_history?_count=200')).reverse())
      newest.set(`${resource.resourceType}/${resource.id}`, resource)
    return [...newest.values()]
  } finally {
    await clinic.close()
  }
}

/** Such a server names versions as it likes: they are counted. */
function changesAmong(versions: readonly Resource[], before: string): Change[] {
  const counted = new Map<string, number>()
  return versions
    .map((resource) => {
      const key = `${resource.resourceType}/${resource.id}`
      const version = (counted.get(key) ?? 0) + 1
      counted.set(key, version)
      return { key, version, resource }
    })
    .filter(({ resource }) => resource.meta.lastUpdated > before)
}
