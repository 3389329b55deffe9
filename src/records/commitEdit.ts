import { seal, type SealedRow } from '@/vault/seal'
import { openDb, OUTBOX_SCHEMA, type OutboxRow, type RecordRow, type ResourceKey } from './db'
import { nextSeq } from './device'
import { readResource, serverVersionOf } from './readResource'
import { keyOf, referencesIn, versionOf, type StoredResource } from './resource'

/** One clinical fact, of one patient: all of its resources are saved together or not at all. */
export interface ClinicalEdit {
  readonly verb: string
  readonly patientId: string
  readonly authorId: string
  readonly at: string
  readonly resources: readonly StoredResource[]
}

/** It is not on this tablet. The caller keeps the input on the screen and says so. */
class SaveFailed extends Error {
  override readonly name = 'SaveFailed'
  constructor(
    readonly reason: 'quota' | 'storage',
    options: ErrorOptions,
  ) {
    super(`Not saved on this tablet: ${reason}`, options)
  }
}

interface Prepared {
  readonly resource: StoredResource
  readonly key: ResourceKey
  readonly before: StoredResource | undefined
  readonly stamp: string
  readonly references: readonly string[]
  readonly record: SealedRow
  readonly base: SealedRow | undefined
  readonly payload: SealedRow
  readonly opId: string
}

/**
 * Writes record, base and outbox in one strict-durability transaction. Resolves only once the
 * transaction is complete: "Saved on this tablet" is true from then on, never before.
 */
export async function commitEdit(edit: ClinicalEdit): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await Promise.all(edit.resources.map((resource) => prepare(edit, resource)))
    try {
      await write(edit, prepared)
      break
    } catch (error) {
      if (error instanceof ChangedMeanwhile && attempt < ATTEMPTS) continue
      throw new SaveFailed(isQuota(error) ? 'quota' : 'storage', { cause: error })
    }
  }
  for (const listener of afterCommit) listener()
}

const ATTEMPTS = 5

/** An acknowledgement landed between reading what this edit builds on and writing it. */
class ChangedMeanwhile extends Error {}

async function write(edit: ClinicalEdit, prepared: readonly Prepared[]): Promise<void> {
  const db = openDb()
  const factId = crypto.randomUUID()
  await db.transaction('rw', [db.records, db.base, db.outbox, db.held, db.device], async () => {
    for (const item of prepared) await writeOne(edit, factId, item)
  })
}

const afterCommit = new Set<() => void>()

/** Called after each commit: the push wakes from here. Returns how to stop listening. */
export function onCommitted(listener: () => void): () => void {
  afterCommit.add(listener)
  return () => afterCommit.delete(listener)
}

async function prepare(edit: ClinicalEdit, resource: StoredResource): Promise<Prepared> {
  const key: ResourceKey = [resource.resourceType, resource.id]
  const opId = crypto.randomUUID()
  const stamp = stampOf(await openDb().records.get(key))
  // Without a version it never came from the server: no need to look through what was pulled.
  const before = versionOf(resource) ? await readResource(...key, edit.patientId) : undefined
  const place = { row: keyOf(resource), patient: edit.patientId }
  return {
    resource,
    key,
    before,
    stamp,
    opId,
    references: [...referencesIn(resource)],
    record: await seal({ ...place, table: 'records' }, resource),
    base: serverVersionOf(before) ? await seal({ ...place, table: 'base' }, before) : undefined,
    payload: await seal({ ...place, table: 'outbox' }, resource),
  }
}

async function writeOne(edit: ClinicalEdit, factId: string, item: Prepared): Promise<void> {
  const db = openDb()
  const [type, id] = item.key
  const patient = edit.patientId
  if (stampOf(await db.records.get(item.key)) !== item.stamp) throw new ChangedMeanwhile()
  const earlier = await db.outbox.where('[type+id]').equals(item.key).sortBy('seq')
  const held = await db.held.where('[type+id]').equals(item.key).last()
  const last = earlier.at(-1)
  await db.records.put({ type, id, patient, dirty: 1, updated: '', sealed: item.record })

  // Never sent, so nobody has seen it: the newer words simply take its place in the queue.
  if (last?.state === 'waiting' && last.attempts === 0) {
    const deps = await depsOf(item.references, last.opId)
    await db.outbox.put({ ...last, sealed: item.payload, deps, verb: edit.verb, at: edit.at })
    return
  }
  const version = serverVersionOf(item.before)
  if (item.base && version && !(await db.base.get(item.key)))
    await db.base.put({ type, id, patient, version, sealed: item.base })
  const base = await db.base.get(item.key)
  const row: OutboxRow = {
    opId: item.opId,
    factId,
    seq: await nextSeq(),
    state: 'waiting',
    nextAt: 0,
    type,
    id,
    patient,
    method: base || last || held ? 'update' : 'create',
    baseVersion: last || held ? null : (base?.version ?? null),
    after: last?.opId ?? held?.opId ?? null,
    deps: await depsOf(item.references, item.opId),
    attempts: 0,
    bodyHash: '',
    schemaVersion: OUTBOX_SCHEMA,
    authorId: edit.authorId,
    verb: edit.verb,
    at: edit.at,
    sealed: item.payload,
  }
  await db.outbox.put(row)
}

const stampOf = (row: RecordRow | undefined) => (row ? `${row.dirty} ${row.updated}` : '')

/** Creates that still wait and that these references point at: they must arrive first. */
async function depsOf(references: readonly string[], self: string): Promise<string[]> {
  const deps = new Set<string>()
  for (const reference of references) {
    const key = reference.split('/') as ResourceKey
    const waiting = await openDb().outbox.where('[type+id]').equals(key).toArray()
    const held = await openDb().held.where('[type+id]').equals(key).toArray()
    for (const row of waiting) if (row.method === 'create') deps.add(row.opId)
    for (const row of held) if (row.method === 'create') deps.add(row.opId)
  }
  deps.delete(self)
  return [...deps]
}

function isQuota(error: unknown): boolean {
  const inner = (error as { inner?: { name?: string } }).inner
  return (
    (error as { name?: string }).name === 'QuotaExceededError' ||
    inner?.name === 'QuotaExceededError'
  )
}
