import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { applyPulled, EVERYTHING } from '@/records/applyPulled'
import { commitEdit } from '@/records/commitEdit'
import { closeDb, openDb } from '@/records/db'
import { takeLease } from '@/records/lease'
import { openPayload } from '@/records/outbox'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { readResource } from '@/records/readResource'
import type { StoredResource } from '@/records/resource'
import { settleChanges } from '@/records/settleChange'

interface Weight extends StoredResource {
  readonly status?: string
  readonly note?: readonly { readonly text: string }[]
}

const at = '2026-11-22T10:00:00Z'
const weight = (more: object = {}): Weight => ({ resourceType: 'Observation', id: 'w', ...more })
const save = (resource: Weight) =>
  commitEdit({ verb: 'note', patientId: 'p', authorId: 'dr', at, resources: [resource] })
const arrives = async (versionId: string, resource: Weight) => {
  const meta = { versionId, lastUpdated: `2026-11-22T10:00:0${versionId}.000Z` }
  const page = { patient: 'p', stream: EVERYTHING, last: true, checkedAt: at }
  await applyPulled({ ...page, resources: [{ ...resource, meta }] }, await takeLease(0))
}
const waiting = async () => {
  const [row] = await openDb().outbox.toArray()
  if (!row) throw new Error('Nothing waits')
  return { row, payload: await openPayload(row) }
}

afterEach(async () => {
  closeDb()
  forgetOpened()
  await Dexie.delete('alongside')
})

it('pulled between reading and saving: the edit goes on top of what came', async () => {
  await arrives('1', weight({ status: 'final' }))
  const read = await readResource<Weight>('Observation', 'w', 'p')
  await arrives('2', weight({ status: 'final', note: [{ text: 'after lunch' }] }))
  await save({ ...weight(), ...read, status: 'amended' })
  const { row, payload } = await waiting()
  expect(payload).toMatchObject({ status: 'amended', note: [{ text: 'after lunch' }] })
  expect(row).toMatchObject({ method: 'update', baseVersion: '2' })
})

it('pulled in the same place between reading and saving: it is not saved, and that is said', async () => {
  await arrives('1', weight({ status: 'final' }))
  const read = await readResource<Weight>('Observation', 'w', 'p')
  await arrives('2', weight({ status: 'entered-in-error' }))
  const saved = save({ ...weight(), ...read, status: 'amended' })
  await expect(saved).rejects.toMatchObject({ name: 'SaveFailed', reason: 'changed' })
  expect(await openDb().outbox.count()).toBe(0)
})

it('acknowledged while somebody wrote: the next edit is an update, not made anew', async () => {
  await save(weight({ status: 'final' }))
  const read = await readResource<Weight>('Observation', 'w', 'p')
  const { row } = await waiting()
  const settlement = { kind: 'accepted' as const, version: '1', updated: at }
  await settleChanges([{ row, settlement }], await takeLease(0))
  await save({ ...weight(), ...read, status: 'amended' })
  expect((await waiting()).row).toMatchObject({ method: 'update', baseVersion: '1' })
  expect(await readPatient('p')).toMatchObject([{ status: 'amended' }])
})

it('two quick taps that read before either was saved: the later one counts', async () => {
  await arrives('1', weight({ status: 'final' }))
  const read = await readResource<Weight>('Observation', 'w', 'p')
  await save({ ...weight(), ...read, status: 'amended' })
  await save({ ...weight(), ...read, status: 'corrected' })
  expect((await waiting()).payload).toMatchObject({ status: 'corrected' })
})
