import { Clinic, type Resource } from '../support/clinic'
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

/**
 * Somebody else's server keeps it, from the demo's record on; the clinic is told its address. Only
 * that one patient brings values: a server that looks at each of them for 3 ms would take minutes.
 */
export async function openWithRecordAt(
  openServer: () => Promise<RecordServer>,
  patient: string,
): Promise<ClinicAndRecord> {
  const server = await openServer()
  const record = await recordOfTheDemo()
  await server.seed(
    record.filter(
      ({ resourceType, subject }) =>
        resourceType !== 'Observation' || subject.reference === `Patient/${patient}`,
    ),
  )
  const clinic = await Clinic.open({ extraArgs: ['--record-url', server.base] })
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
