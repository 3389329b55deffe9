import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitEdit } from '@/records/commitEdit'
import { closeDb, openDb } from '@/records/db'
import { discardHeld, readHeld, resendHeld, settleHeld, type HeldEdit } from '@/records/held'
import { takeLease } from '@/records/lease'
import { openPayload } from '@/records/outbox'
import { forgetOpened, readPatient } from '@/records/readPatient'
import { openSettled, undoSettled, watchSettled } from '@/records/settled'
import { settleChanges, type Settlement } from '@/records/settleChange'
import type { StoredResource } from '@/records/resource'
import { applyPulled, EVERYTHING } from '@/records/applyPulled'
import { watchWaiting } from '@/records/waiting'

const patient = 'rosa'
const helen = { by: 'Helen Okafor', at: '2026-11-22T10:00:00Z' }

interface Medicine extends StoredResource {
  readonly status: string
  readonly note?: string
  readonly about?: { readonly reference: string }
}
const medicine = (status: string, meta?: StoredResource['meta'], note?: string): Medicine => ({
  resourceType: 'MedicationRequest',
  id: 'metformin',
  ...(meta && { meta }),
  status,
  ...(note !== undefined && { note }),
})
const version = (n: number) => ({
  versionId: String(n),
  lastUpdated: `2026-11-22T09:0${String(n)}:00Z`,
})

beforeEach(async () => {
  closeDb()
  forgetOpened()
  await Dexie.delete('alongside')
})
afterEach(() => closeDb())

async function pulled(...resources: StoredResource[]): Promise<void> {
  const checkedAt = '2026-11-22T09:01:00Z'
  const page = { patient, stream: EVERYTHING, resources, last: true, checkedAt }
  await applyPulled(page, await takeLease(0))
}

async function write(resource: StoredResource, verb = 'stopMedicine', authorId = 'helen') {
  const at = '2026-11-22T09:30:00Z'
  return commitEdit({ verb, patientId: patient, authorId, at, resources: [resource] })
}

/** What the clinic answered to the edit that waits for this resource. */
async function answered(id: string, settlement: Settlement): Promise<string> {
  const rows = await openDb().outbox.orderBy('seq').toArray()
  const row = rows.find((each) => each.id === id)
  if (!row) throw new Error(`nothing waits for ${id}`)
  await settleChanges([{ row, settlement }], await takeLease(0))
  return row.opId
}

async function conflict(): Promise<string> {
  await pulled(medicine('active', version(1)))
  await write(medicine('stopped', version(1)))
  const theirs = medicine('on-hold', version(2))
  return answered('metformin', { kind: 'conflict', status: 412, theirs, reason: 'changed' })
}

async function refused(): Promise<string> {
  await pulled(medicine('active', version(1)))
  await write(medicine('stopped', version(1)))
  return answered('metformin', { kind: 'refused', status: 422, reason: 'no (X.y)' })
}

async function opened(opId: string): Promise<HeldEdit> {
  const edit = await readHeld(opId)
  if (!edit) throw new Error('not held')
  return edit
}

const shown = async () =>
  (await readPatient(patient)).find(({ id }) => id === 'metformin') as Medicine | undefined
const rowOf = (opId: string) => openDb().outbox.get(opId)

describe('a conflict that a person settles', () => {
  it('goes out on top of what the clinic has, under its author, with what lost', async () => {
    const opId = await conflict()
    const edit = await opened(opId)
    const theirs = edit.content.theirs as Medicine
    const outcome = { ...theirs, status: 'stopped' }
    const losing = [{ path: 'status', value: 'on-hold' }]
    await settleHeld(edit, { ...helen, by: 'Ada Lin', how: 'mine', outcome, losing })

    const row = await rowOf(opId)
    expect(row).toMatchObject({
      ...{ state: 'waiting', attempts: 0, method: 'update', baseVersion: '2' },
      ...{ authorId: 'helen', after: null },
    })
    expect(row && (await openPayload(row))).toEqual(outcome)
    expect((await openDb().base.get(['MedicationRequest', 'metformin']))?.version).toBe('2')
    expect(await shown()).toEqual(outcome)
    expect(await openDb().held.count()).toBe(0)
    const settled = await openDb().settled.get(opId)
    expect(settled).toMatchObject({ how: 'mine', authorId: 'helen' })
    expect(settled && (await openSettled(settled))).toMatchObject({ by: 'Ada Lin', losing })
  })

  it('sends nothing where the clinic’s is kept, and lets go what waited', async () => {
    const opId = await conflict()
    await openDb().outbox.put({
      ...(await opened(opId)).content.row,
      ...{ opId: 'waits', id: 'other', seq: 99, deps: [opId], state: 'waiting' },
      sealed: (await openDb().held.get(opId))?.sealed as never,
    })
    const edit = await opened(opId)
    await settleHeld(edit, { ...helen, how: 'theirs', outcome: 'theirs', losing: [] })
    expect(await rowOf(opId)).toBeUndefined()
    expect((await rowOf('waits'))?.deps).toEqual([])
    expect((await shown())?.status).toBe('on-hold')
    expect(await openDb().base.count()).toBe(0)
  })

  it('sends nothing where the chosen result is what the clinic has already', async () => {
    const opId = await conflict()
    const edit = await opened(opId)
    const outcome = edit.content.theirs as Medicine
    await settleHeld(edit, { ...helen, how: 'merged', outcome, losing: [] })
    expect(await openDb().outbox.count()).toBe(0)
  })

  it('takes what was written later with it, and keeps a record of that edit too', async () => {
    const opId = await conflict()
    const [later] = await write(medicine('stopped', version(1), 'nausea'))
    const edit = await opened(opId)
    expect((edit.mine as Medicine).note).toBe('nausea')
    await settleHeld(edit, { ...helen, how: 'mine', outcome: edit.mine, losing: [] })
    const waiting = await openDb().outbox.toArray()
    expect(waiting.map((row) => row.opId)).toEqual([opId])
    const record = await openDb().settled.get(later ?? '')
    expect(record && (await openSettled(record)).into).toBe(opId)
  })

  it('is not settled when something was written while somebody looked', async () => {
    const opId = await conflict()
    const edit = await opened(opId)
    await write(medicine('stopped', version(1), 'nausea'))
    const choice = { ...helen, how: 'theirs', outcome: 'theirs', losing: [] } as const
    await expect(settleHeld(edit, choice)).rejects.toThrow()
    expect(await openDb().held.count()).toBe(1)
    expect(await openDb().settled.count()).toBe(0)
    expect((await shown())?.note).toBe('nausea')
  })

  it('is made anew where the clinic had deleted it and the words are kept', async () => {
    await pulled(medicine('active', version(1)))
    await write(medicine('stopped', version(1)))
    const gone = { kind: 'conflict', status: 410, theirs: undefined, reason: '' } as const
    const opId = await answered('metformin', gone)
    const edit = await opened(opId)
    await settleHeld(edit, { ...helen, how: 'mine', outcome: edit.mine, losing: [] })
    const row = await rowOf(opId)
    expect(row).toMatchObject({ method: 'create', baseVersion: null })
    expect(row && (await openPayload(row)).meta?.versionId).toBeUndefined()
    expect(await openDb().base.count()).toBe(0)
  })

  it('stays deleted where that was chosen, whatever older pages still hold', async () => {
    await pulled(medicine('active', version(1)))
    await write(medicine('stopped', version(1)))
    const gone = { kind: 'conflict', status: 410, theirs: undefined, reason: '' } as const
    const edit = await opened(await answered('metformin', gone))
    await settleHeld(edit, { ...helen, how: 'theirs', outcome: 'theirs', losing: [] })
    expect(await shown()).toBeUndefined()
    expect(await openDb().outbox.count()).toBe(0)
  })
})

describe('undo', () => {
  it('puts the choice back to the person while nothing was sent', async () => {
    const opId = await conflict()
    const before = await everything()
    const edit = await opened(opId)
    const outcome = { ...(edit.content.theirs as Medicine), status: 'stopped' }
    await settleHeld(edit, { ...helen, how: 'mine', outcome, losing: [] })
    await undoSettled(opId)
    expect(await everything()).toEqual(before)
  })

  it('brings a discarded edit back with all that was written later', async () => {
    const opId = await refused()
    await write(medicine('stopped', version(1), 'nausea'))
    const before = await everything()
    await discardHeld(await opened(opId), 'twice', helen)
    expect((await shown())?.status).toBe('active')
    await undoSettled(opId)
    expect(await everything()).toEqual(before)
  })

  it('is refused once it travels, and once something newer was written', async () => {
    const opId = await conflict()
    const edit = await opened(opId)
    await settleHeld(edit, { ...helen, how: 'mine', outcome: edit.mine, losing: [] })
    await openDb().outbox.update(opId, { state: 'inflight', attempts: 1 })
    await expect(undoSettled(opId)).rejects.toThrow()

    await openDb().outbox.update(opId, { state: 'waiting', attempts: 0 })
    await write(medicine('active', version(2)))
    await expect(undoSettled(opId)).rejects.toThrow()
    expect(await openDb().held.count()).toBe(0)
  })

  it('is offered only where it is possible', async () => {
    const opId = await conflict()
    const edit = await opened(opId)
    await settleHeld(edit, { ...helen, how: 'mine', outcome: edit.mine, losing: [] })
    expect((await first(watchSettled()))[0]).toMatchObject({ opId, undoable: true })
    await openDb().outbox.update(opId, { state: 'inflight', attempts: 1 })
    expect((await first(watchSettled()))[0]).toMatchObject({ opId, undoable: false })
  })
})

describe('an edit that the clinic refused', () => {
  it('goes again as somebody put it right, on the version that it was made on', async () => {
    const opId = await refused()
    const changed = { ...((await opened(opId)).mine as Medicine), note: 'put right' }
    await resendHeld(await opened(opId), changed)
    const row = await rowOf(opId)
    expect(row).toMatchObject({ method: 'update', baseVersion: '1', authorId: 'helen' })
    expect(row && (await openPayload(row))).toEqual(changed)
    expect(await shown()).toEqual(changed)
    expect((await openDb().base.get(['MedicationRequest', 'metformin']))?.version).toBe('1')
  })

  it('that is discarded keeps its words and its reason, and the clinic’s version stands', async () => {
    const opId = await refused()
    await discardHeld(await opened(opId), 'The clinic has it already', helen)
    expect(await openDb().outbox.count()).toBe(0)
    expect(await openDb().base.count()).toBe(0)
    expect((await shown())?.status).toBe('active')
    const settled = await openDb().settled.get(opId)
    const content = settled && (await openSettled(settled))
    expect(content).toMatchObject({ reason: 'The clinic has it already', by: 'Helen Okafor' })
    expect((content?.mine as Medicine).status).toBe('stopped')
  })

  it('gives the clinic’s version back where only the edited row had it', async () => {
    await write(medicine('active'))
    const { versionId, lastUpdated } = version(1)
    const arrived = { kind: 'accepted', version: versionId, updated: lastUpdated } as const
    await answered('metformin', arrived)
    await write(medicine('stopped', version(1)))
    const opId = await answered('metformin', { kind: 'refused', status: 422, reason: '' })
    await discardHeld(await opened(opId), 'mistake', helen)
    expect((await shown())?.status).toBe('active')
  })

  it('that was new is gone from the record when it is discarded', async () => {
    await write(medicine('active'))
    const refusal = { kind: 'refused', status: 422, reason: '' } as const
    const opId = await answered('metformin', refusal)
    await discardHeld(await opened(opId), 'mistake', helen)
    expect(await shown()).toBeUndefined()
  })
})

it('what waits for a held edit stands right after it and says so', async () => {
  await write(medicine('active'), 'proposeGoal')
  const reference = 'MedicationRequest/metformin'
  const about: Medicine = { ...medicine('active'), id: 'speaks-of-it', about: { reference } }
  await write({ ...medicine('active'), id: 'another' }, 'agreeGoal')
  await write(about, 'recordTeachBack')
  await answered('metformin', { kind: 'refused', status: 422, reason: '' })
  const facts = await first(watchWaiting())
  expect(facts.map(({ verb, state }) => `${verb} ${state}`)).toEqual([
    'proposeGoal needsYou',
    'recordTeachBack behind',
    'agreeGoal waiting',
  ])
})

/** The tablet dies at any write of a decision: it is as it was before, or wholly decided. */
describe('a crash at every write', () => {
  type Decide = (edit: HeldEdit) => Promise<void>
  const decisions: Readonly<Record<string, Decide>> = {
    mine: (edit) => settleHeld(edit, { ...helen, how: 'mine', outcome: edit.mine, losing: [] }),
    theirs: (edit) => settleHeld(edit, { ...helen, how: 'theirs', outcome: 'theirs', losing: [] }),
    resend: (edit) => resendHeld(edit, edit.mine),
    discard: (edit) => discardHeld(edit, 'mistake', helen),
  }
  const cases = Object.entries(decisions)
  it.each(cases)('leaves %s done or not begun', async (_name, decide) => {
    for (let dieAt = 1; ; dieAt += 1) {
      closeDb()
      await Dexie.delete('alongside')
      const opId = await conflict()
      await write(medicine('stopped', version(1), 'nausea'))
      const before = await everything()
      const edit = await opened(opId)
      const dying = dieAtWrite(dieAt)
      const died = await decide(edit).then(
        () => false,
        () => true,
      )
      dying.restore()
      if (!died) {
        expect(dieAt).toBeGreaterThan(3)
        expect(await openDb().held.count()).toBe(0)
        return
      }
      expect(await everything()).toEqual(before)
    }
  })
})

/** The n-th write to any table throws, as it does when the connection dies. */
function dieAtWrite(n: number): { restore: () => void } {
  let writes = 0
  const db = openDb()
  const hooks = db.tables.flatMap((table) => {
    const die = () => {
      writes += 1
      if (writes === n) throw new Error('the tablet died')
    }
    table.hook('creating', die)
    table.hook('updating', die)
    table.hook('deleting', die)
    return () => {
      table.hook('creating').unsubscribe(die)
      table.hook('updating').unsubscribe(die)
      table.hook('deleting').unsubscribe(die)
    }
  })
  return { restore: () => hooks.forEach((unhook) => unhook()) }
}

async function everything(): Promise<unknown> {
  const db = openDb()
  const tables = [db.held, db.outbox, db.base, db.records, db.settled]
  return Promise.all(tables.map((table) => table.toArray()))
}

function first<T>(source: {
  subscribe: (next: (value: T) => void) => { unsubscribe: () => void }
}): Promise<T> {
  return new Promise((resolve) => {
    const subscription = source.subscribe((value) => {
      resolve(value)
      setTimeout(() => subscription.unsubscribe())
    })
  })
}
