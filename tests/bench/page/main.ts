import { commitEdit } from '@/records/commitEdit'
import { closeDb } from '@/records/db'
import { takeLease } from '@/records/lease'
import { readPatient } from '@/records/readPatient'
import { readRecord } from '@/domain/fhir/readRecord'
import { createFhirClient } from '@/sync/fhirClient'
import { pullPatient } from '@/sync/pull'
import { paint } from './paint'
import { RawStore } from './rawStore'
import { editRows, observation, weightsOf, type Observation } from './samples'

/** What the bench asks of the page; times are milliseconds. */
export interface Bench {
  readonly firstSyncOurs: (patients: readonly string[], atOnce: number) => Promise<number>
  readonly firstSyncRaw: (patients: readonly string[], atOnce: number) => Promise<number>
  readonly saveOurs: (count: number) => Promise<number[]>
  readonly saveRaw: (count: number) => Promise<number[]>
  readonly openOurs: (patient: string) => Promise<number>
  readonly openRaw: (patient: string) => Promise<number>
  readonly openMemory: (patient: string) => Promise<number>
}

declare global {
  interface Window {
    bench: Bench
  }
}

const base = '/fhir'
let edits = 0

async function eachOf(
  patients: readonly string[],
  atOnce: number,
  work: (patient: string) => Promise<void>,
): Promise<number> {
  const start = performance.now()
  const queue = [...patients]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return performance.now() - start
}

async function timed(count: number, work: (n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n += 1) {
    const start = performance.now()
    await work((edits += 1))
    times.push(performance.now() - start)
  }
  return times
}

window.bench = {
  async firstSyncOurs(patients, atOnce) {
    const client = createFhirClient({ base, token: () => 'bench' })
    const epoch = await takeLease()
    const time = await eachOf(patients, atOnce, async (patient) => {
      const end = await pullPatient(patient, {
        client,
        epoch,
        clock: () => new Date().toISOString(),
      })
      if (end !== 'complete') throw new Error(end)
    })
    return time
  },

  async firstSyncRaw(patients, atOnce) {
    const store = await RawStore.open()
    const time = await eachOf(patients, atOnce, async (patient) => {
      let next: string | undefined = `Patient/${patient}/$everything?_count=500`
      while (next !== undefined) {
        const bundle = (await (await fetch(`${base}/${next}`)).json()) as Page
        await store.putAll(bundle.entry.map(({ resource }) => resource))
        next = bundle.link.find(({ relation }) => relation === 'next')?.url
      }
    })
    store.close()
    return time
  },

  saveOurs: (count) =>
    timed(count, (n) =>
      commitEdit({
        verb: 'recordMeasurement',
        patientId: 'bench-edits',
        authorId: 'bench',
        at: new Date().toISOString(),
        resources: [observation('bench-edits', n)],
      }),
    ),

  async saveRaw(count) {
    const store = await RawStore.open()
    const times = await timed(count, (n) => store.saveEdit(editRows(observation('bench-raw', n))))
    store.close()
    return times
  },

  async openOurs(patient) {
    const start = performance.now()
    const record = readRecord(await readPatient(patient), patient)
    const points = record.measurements.flatMap(({ codings, when, quantity }) =>
      when !== undefined && quantity && codings.some(({ code }) => code === '29463-7')
        ? [{ x: Date.parse(when), y: quantity.value }]
        : [],
    )
    await paint(points)
    closeDb()
    return performance.now() - start
  },

  async openRaw(patient) {
    const start = performance.now()
    const store = await RawStore.open()
    const rows = await store.ofPatient(patient)
    await paint(weightsOf(rows))
    store.close()
    return performance.now() - start
  },

  async openMemory(patient) {
    const store = await RawStore.open()
    const rows = await store.ofPatient(patient)
    store.close()
    const start = performance.now()
    await paint(weightsOf(rows))
    return performance.now() - start
  },
}

interface Page {
  readonly entry: readonly { readonly resource: Observation }[]
  readonly link: readonly { readonly relation: string; readonly url: string }[]
}
