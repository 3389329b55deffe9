import 'fake-indexeddb/auto'
import fc from 'fast-check'
import Dexie from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { applyPulled, EVERYTHING } from '@/records/applyPulled'
import { commitEdit } from '@/records/commitEdit'
import { compactPatient } from '@/records/compactPatient'
import { closeDb, openDb } from '@/records/db'
import { takeLease } from '@/records/lease'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { settleChanges } from '@/records/settleChange'
import type { StoredResource } from '@/records/resource'

/** The store against a plain Map: whatever happens, in whatever order, they show the same record. */

type Step =
  | { do: 'edit'; patient: number; id: number; value: number }
  | { do: 'pull'; patient: number; id: number; value: number }
  | { do: 'ack' }
  | { do: 'compact'; patient: number }
  | { do: 'reopen' }

const place = { patient: fc.nat(1), id: fc.nat(3), value: fc.nat(1000) }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const), ...place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ack' as const) }) },
  fc.record({ do: fc.constant('compact' as const), patient: fc.nat(1) }),
  fc.record({ do: fc.constant('reopen' as const) }),
)

interface Note extends StoredResource {
  readonly value: number
}

afterEach(async () => {
  closeDb()
  forgetOpened()
  await Dexie.delete('alongside')
})

it('shows what a plain Map shows, after any order of edits, pulls, acks and compactions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      closeDb()
      forgetOpened()
      await Dexie.delete('alongside')
      const shown = new Map<string, number>()
      const dirty = new Set<string>()
      let clock = 0
      for (const action of steps) clock = await apply(action, shown, dirty, clock)
      for (const patient of [0, 1]) {
        const expected = [...shown].filter(([key]) => key.startsWith(`${String(patient)}-`)).sort()
        const found = (await readPatient(String(patient))) as readonly Note[]
        expect(found.map(({ id, value }) => [id, value] as const).sort()).toEqual(expected)
      }
      expect(await openDb().outbox.count()).toBe(dirty.size)
    }),
    { numRuns: 60 },
  )
})

async function apply(
  action: Step,
  shown: Map<string, number>,
  dirty: Set<string>,
  clock: number,
): Promise<number> {
  const updated = () => new Date(1_700_000_000_000 + (clock += 1000)).toISOString()
  switch (action.do) {
    case 'edit': {
      const patient = String(action.patient)
      const id = `${patient}-${String(action.id)}`
      const known = (await readPatient(patient)).find((resource) => resource.id === id)
      const resource = { ...known, resourceType: 'Basic', id, value: action.value }
      await commitEdit({
        verb: 'note',
        patientId: patient,
        authorId: 'dr',
        at: updated(),
        resources: [resource],
      })
      shown.set(id, action.value)
      dirty.add(id)
      break
    }
    case 'pull': {
      const patient = String(action.patient)
      const id = `${patient}-${String(action.id)}`
      const lastUpdated = updated()
      const meta = { versionId: String(clock), lastUpdated }
      const resource: Note = { resourceType: 'Basic', id, meta, value: action.value }
      const page = { patient, stream: EVERYTHING, resources: [resource], last: true }
      await applyPulled({ ...page, checkedAt: lastUpdated }, await takeLease(clock))
      if (!dirty.has(id)) shown.set(id, action.value)
      break
    }
    case 'ack': {
      const [row] = await openDb().outbox.orderBy('seq').toArray()
      if (!row) break
      const version = { version: `v${String(clock)}`, updated: updated() }
      const settlement = { kind: 'accepted' as const, ...version }
      await settleChanges([{ row, settlement }], await takeLease(clock))
      dirty.delete(row.id)
      break
    }
    case 'compact':
      await compactPatient(String(action.patient), await takeLease(clock), 1)
      break
    case 'reopen':
      closeDb()
      forgetOpened()
  }
  return clock
}
