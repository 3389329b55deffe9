import { seal, unseal } from '@/vault/seal'
import { lastArrived } from './arrived'
import { openDb } from './db'
import type { BaseRow, HeldRow, OutboxRow, RecordRow, ResourceKey, SettledRow } from './rows'
import { openPayload, releaseDependents } from './outbox'
import { ChangedMeanwhile } from './changedMeanwhile'
import { keyOf, updatedOf, versionOf, type StoredResource } from './resource'
import { sameContent } from './sameContent'
import { settledRow, type Losing, type SettledContent } from './settled'
import type { HeldContent } from './settleChange'

/** An edit that somebody has to decide on, opened. */
export interface HeldEdit {
  readonly row: HeldRow
  readonly content: HeldContent
  /** As it stands on this tablet: what was written later about the same thing is in it. */
  readonly mine: StoredResource
  /** Edits of the same thing that were written later; they go with it. */
  readonly later: readonly OutboxRow[]
  /** Edits that speak of it and wait for it. */
  readonly waitForIt: readonly string[]
  readonly record?: RecordRow
  readonly base?: BaseRow
}

/** Who decides, and when. The author of the edit stays its author. */
export interface Decision {
  readonly by: string
  readonly at: string
}

export interface Choice extends Decision {
  readonly how: Extract<SettledRow['how'], 'merged' | 'mine' | 'theirs'>
  /** What is to stand; 'theirs' leaves what the clinic has, a deletion too. */
  readonly outcome: StoredResource | 'theirs'
  readonly losing: readonly Losing[]
}

/** So long a decision can be taken back before it travels; a crash meanwhile loses nothing. */
export const GRACE_MS = 8_000

/** Undefined: it was settled meanwhile, here or by another tab. */
export async function readHeld(opId: string): Promise<HeldEdit | undefined> {
  const db = openDb()
  const row = await db.held.get(opId)
  if (!row) return undefined
  const key: ResourceKey = [row.type, row.id]
  const [later, waitForIt, record, base] = await Promise.all([
    db.outbox.where('[type+id]').equals(key).sortBy('seq'),
    db.outbox.where('deps').equals(opId).primaryKeys(),
    db.records.get(key),
    db.base.get(key),
  ])
  const content = await openHeld(row)
  const newest = later.at(-1)
  const mine = newest ? await openPayload(newest) : content.mine
  return {
    ...{ row, content, mine, later, waitForIt },
    ...(record && { record }),
    ...(base && { base }),
  }
}

export async function openHeld(held: HeldRow): Promise<HeldContent> {
  const place = { table: 'held', row: held.opId, patient: held.patient }
  return (await unseal(place, held.sealed)) as HeldContent
}

/**
 * Two versions, and a person chose. What is new to the clinic goes out on top of what it has now.
 * Throws ChangedMeanwhile where the edit is not the one that was looked at.
 */
export async function settleHeld(edit: HeldEdit, choice: Choice): Promise<void> {
  const { theirs } = edit.content
  const { outcome } = choice
  const takeTheirs = outcome === 'theirs' || (theirs !== undefined && sameContent(outcome, theirs))
  const after = takeTheirs
    ? await standing(edit, theirs, 'gone')
    : await sentAnew(edit, outcome, Date.parse(choice.at) + GRACE_MS)
  await replace(edit, after, choice.how, choice, { losing: choice.losing })
}

/** The clinic refused it: it goes once more, as it is or as somebody has put it right. */
export async function resendHeld(edit: HeldEdit, changed?: StoredResource): Promise<void> {
  const { mine, row, content, record, base } = edit
  const next = changed ?? mine
  const key = keyOf(mine)
  const outbox = await queued(edit, next, {
    method: content.row.method,
    baseVersion: content.row.baseVersion,
    nextAt: 0,
  })
  const sealed = await seal({ table: 'records', row: key, patient: row.patient }, next)
  const asRecord: RecordRow = { ...place(row), dirty: 1, updated: '', sealed }
  await replace(edit, {
    outbox,
    record: changed ? asRecord : (record ?? asRecord),
    ...(base && { base }),
  })
}

/** It will not be sent. What the clinic has stands again; the words and the reason are kept. */
export async function discardHeld(
  edit: HeldEdit,
  reason: string,
  decision: Decision,
): Promise<void> {
  const { content, row, base } = edit
  const inBase = base && ((await unseal(baseOf(row), base.sealed)) as StoredResource)
  const before = content.theirs ?? content.base ?? inBase
  const after = await standing(edit, before, row.kind === 'conflict' ? 'gone' : 'never')
  await replace(edit, after, 'discarded', decision, { losing: [], reason })
}

/** What is on the tablet once it is settled. Without `outbox` nothing of it is left to send. */
interface After {
  readonly outbox?: OutboxRow
  readonly record?: RecordRow
  readonly base?: BaseRow
}

async function sentAnew(edit: HeldEdit, outcome: StoredResource, nextAt: number): Promise<After> {
  const { row, content } = edit
  const { theirs } = content
  // It was deleted at the clinic: it is made anew, as something that the clinic never had.
  const next = theirs ? outcome : withoutVersion(outcome)
  const version = theirs ? versionOf(theirs) : null
  const outbox = await queued(edit, next, {
    method: theirs ? 'update' : 'create',
    baseVersion: version,
    nextAt,
  })
  const sealed = await seal({ ...baseOf(row), table: 'records' }, next)
  const record: RecordRow = { ...place(row), dirty: 1, updated: '', sealed }
  if (!theirs || version === null) return { outbox, record }
  const base = { ...place(row), version, sealed: await seal(baseOf(row), theirs) }
  return { outbox, record, base }
}

async function queued(
  { row, content, later }: HeldEdit,
  next: StoredResource,
  on: Pick<OutboxRow, 'method' | 'baseVersion' | 'nextAt'>,
): Promise<OutboxRow> {
  const sealed = await seal({ ...baseOf(row), table: 'outbox' }, next)
  const deps = (later.at(-1) ?? content.row).deps
  const fresh = { state: 'waiting', attempts: 0, after: null } as const
  return { ...content.row, ...fresh, ...on, deps, sealed }
}

/** The clinic's version, as if nothing had been written here. */
async function standing(
  { row, mine }: HeldEdit,
  theirs: StoredResource | undefined,
  otherwise: 'gone' | 'never',
): Promise<After> {
  if (!theirs && otherwise === 'never') return {}
  // A single row hides what was pulled: a newer version may have come since this one was held.
  const arrived = theirs && (await lastArrived(row.type, row.id, row.patient))
  if (arrived && updatedOf(arrived) >= updatedOf(theirs)) return {}
  const sealed = await seal({ ...baseOf(row), table: 'records' }, theirs ?? mine)
  const updated = updatedOf(theirs ?? mine)
  // Older blocks may still hold what the clinic has deleted.
  return { record: { ...place(row), dirty: 0, updated, ...(!theirs && { gone: 1 }), sealed } }
}

/** One transaction: it is held, or it is settled with its record; a crash leaves nothing between. */
async function replace(
  edit: HeldEdit,
  after: After,
  how?: SettledRow['how'],
  decision?: Decision,
  kept: Pick<SettledContent, 'losing' | 'reason'> = { losing: [] },
): Promise<void> {
  const { row, content, mine, later, waitForIt, record, base } = edit
  const { outbox } = after
  const settledAt = decision?.at ?? new Date().toISOString()
  const before: SettledContent['before'] = {
    ...{ held: row, later, ...(record && { record }), ...(base && { base }) },
    released: outbox ? [] : waitForIt,
    left: {
      ...(outbox && { outbox: outbox.sealed.body }),
      ...(after.record && { record: after.record.sealed.body }),
    },
  }
  const { theirs } = content
  const main: SettledContent = {
    ...{ mine, ...(theirs && { theirs }), ...kept, before },
    ...(decision && { by: decision.by }),
  }
  const settled = await Promise.all([
    ...(how ? [settledRow(content.row, how, settledAt, main)] : []),
    ...later.map(async (each) => {
      const words = await openPayload(each)
      const into = { mine: words, losing: [], into: row.opId }
      return settledRow(each, how ?? 'merged', settledAt, into)
    }),
  ])
  const key: ResourceKey = [row.type, row.id]
  const db = openDb()
  const tables = [db.held, db.outbox, db.base, db.records, db.settled]
  await db.transaction('rw', tables, async () => {
    await assertAsRead(edit)
    await db.held.delete(row.opId)
    await db.outbox.bulkDelete(later.map(({ opId }) => opId))
    if (outbox) await db.outbox.put(outbox)
    else await releaseDependents([row.opId])
    await (after.record ? db.records.put(after.record) : db.records.delete(key))
    await (after.base ? db.base.put(after.base) : db.base.delete(key))
    await db.settled.bulkPut(settled)
  })
}

/** Somebody wrote on, or another tab was quicker: what was decided was about something else. */
async function assertAsRead({ row, later, record }: HeldEdit): Promise<void> {
  const db = openDb()
  const key: ResourceKey = [row.type, row.id]
  const [held, now, shown] = await Promise.all([
    db.held.get(row.opId),
    db.outbox.where('[type+id]').equals(key).sortBy('seq'),
    db.records.get(key),
  ])
  const same =
    held?.sealed.body === row.sealed.body &&
    shown?.sealed.body === record?.sealed.body &&
    now.length === later.length &&
    now.every(({ sealed }, index) => sealed.body === later[index]?.sealed.body)
  if (!same) throw new ChangedMeanwhile()
}

const place = ({ type, id, patient }: HeldRow) => ({ type, id, patient })

const baseOf = ({ type, id, patient }: HeldRow) => ({
  table: 'base',
  row: `${type}/${id}`,
  patient,
})

function withoutVersion(resource: StoredResource): StoredResource {
  const { versionId: _version, lastUpdated: _updated, ...meta } = resource.meta ?? {}
  return { ...resource, meta }
}
