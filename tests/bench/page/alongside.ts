import { commitEdit } from '@/records/commitEdit'
import { closeDb } from '@/records/db'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { readRecord } from '@/domain/fhir/readRecord'
import { restoreSession } from '@/sync/session'
import { startSyncer } from '@/sync/syncer'
import type { Contestant } from './contestant'
import type { Observation } from './samples'

const FILL_AT_ONCE = 16

/** The app's own modules, called as the app calls them: the only file of the bench that knows them. */
export function openAlongside(): Promise<Contestant> {
  restoreSession({
    token: 'bench',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    clinician: { id: 'bench', name: 'Dr. Bench' },
  })
  return Promise.resolve({
    pull: syncOnce,
    save,
    fill: (edits) => eachOf(edits, FILL_AT_ONCE, save),
    drain: () => syncOnce([]),

    async read(patient) {
      const record = readRecord(await readPatient(patient), patient)
      const weights = record.measurements.flatMap(({ codings, when, quantity }) =>
        when !== undefined && quantity && codings.some(({ code }) => code === '29463-7')
          ? [{ x: Date.parse(when), y: quantity.value }]
          : [],
      )
      return { all: [record], weights }
    },

    forget: forgetOpened,
    close: async () => closeDb(),
  })
}

/** One whole round, as at every contact: all that waits goes, then these patients come. */
async function syncOnce(patients: readonly string[]): Promise<void> {
  const broken: string[] = []
  const day = new Date()
  const syncer = startSyncer({
    base: '',
    tell: (news) => {
      if (news.kind === 'unreachable' || news.kind === 'unauthorised') broken.push(news.kind)
      if (news.kind === 'patient' && news.end !== 'complete') broken.push(news.end)
    },
    today: () => ({ date: day.toISOString().slice(0, 10), from: day, to: day }),
    alsoPull: () => patients,
  })
  await syncer.now()
  syncer.stop()
  if (broken[0] !== undefined) throw new Error(broken[0])
}

async function save(resource: Observation): Promise<void> {
  await commitEdit({
    verb: 'recordMeasurement',
    patientId: resource.subject.reference.slice('Patient/'.length),
    authorId: 'bench',
    at: new Date().toISOString(),
    resources: [resource],
  })
}

async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
