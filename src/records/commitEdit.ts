import { seal, type SealedRow } from '@/vault/seal'
import { onNewest, StaleEdit } from './onNewest'
import { openDb, OUTBOX_SCHEMA, type OutboxRow, type RecordRow, type ResourceKey } from './db'
import { nextSeq } from './device'
import { ChangedMeanwhile } from './changedMeanwhile'
import { serverVersionOf } from './readResource'
import { isQuota } from './storageGuard'
import { keyOf, referencesIn, type StoredResource } from './resource'

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
    readonly reason: 'quota' | 'storage' | 'changed',
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
 * transaction is complete: "Saved on this tablet" is true from then on, never before. Resolves
 * with the opId that carries each resource: its own, or that of the unsent edit it took over.
 */
export async function commitEdit(edit: ClinicalEdit): Promise<readonly string[]> {
  const opIds = await saved(edit)
  for (const listener of afterCommit) listener()
  return opIds
}

const ATTEMPTS = 5

async function saved(edit: ClinicalEdit): Promise<readonly string[]> {
  // Made once: however often the writing is tried again, it is one and the same edit.
  const factId = crypto.randomUUID()
  const opIds = edit.resources.map(() => crypto.randomUUID())
  for (let attempt = 1; ; attempt += 1) {
    try {
      const prepared = await Promise.all(
        edit.resources.map((resource, index) => prepare(edit, resource, opIds[index] ?? '')),
      )
      return await write(edit, factId, prepared)
    } catch (error) {
      if (error instanceof ChangedMeanwhile && attempt < ATTEMPTS) continue
      throw new SaveFailed(reasonOf(error), { cause: error })
    }
  }
}

async function write(
  edit: ClinicalEdit,
  factId: string,
  prepared: readonly Prepared[],
): Promise<string[]> {
  const db = openDb()
  const tables = [db.records, db.base, db.outbox, db.held, db.device]
  return db.transaction('rw', tables, async () => {
    const opIds: string[] = []
    for (const item of prepared) opIds.push(await writeOne(edit, factId, item))
    return opIds
  })
}

const afterCommit = new Set<() => void>()

/** Called after each commit: the push wakes from here. Returns how to stop listening. */
export function onCommitted(listener: () => void): () => void {
  afterCommit.add(listener)
  return () => afterCommit.delete(listener)
}

async function prepare(
  edit: ClinicalEdit,
  written: StoredResource,
  opId: string,
): Promise<Prepared> {
  const key: ResourceKey = [written.resourceType, written.id]
  const stamp = stampOf(await openDb().records.get(key))
  const { resource, before } = await onNewest(written, edit.patientId)
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

async function writeOne(edit: ClinicalEdit, factId: string, item: Prepared): Promise<string> {
  const db = openDb()
  const [type, id] = item.key
  const patient = edit.patientId
  // Asked all at once: one after the other, their ways to the disk and back would add up.
  const [known, earlier, held, base, creates] = await Promise.all([
    db.records.get(item.key),
    db.outbox.where('[type+id]').equals(item.key).sortBy('seq'),
    db.held.where('[type+id]').equals(item.key).last(),
    db.base.get(item.key),
    createsOf(item.references),
  ])
  // WebKit may report an error for a transaction that has committed: then this is the second time.
  if (earlier.some(({ opId }) => opId === item.opId)) return item.opId
  if (stampOf(known) !== item.stamp) throw new ChangedMeanwhile()
  const last = earlier.at(-1)
  const written = db.records.put({ type, id, patient, dirty: 1, updated: '', sealed: item.record })

  // Never sent, so nobody has seen it: the newer words simply take its place in the queue.
  if (last?.state === 'waiting' && last.attempts === 0) {
    const deps = creates.filter((opId) => opId !== last.opId)
    const next = { ...last, sealed: item.payload, deps, verb: edit.verb, at: edit.at }
    await Promise.all([written, db.outbox.put(next)])
    return last.opId
  }
  const version = base?.version ?? serverVersionOf(item.before)
  const onServer = base !== undefined || (item.base !== undefined && version !== undefined)
  const row: OutboxRow = {
    opId: item.opId,
    factId,
    seq: await nextSeq(),
    state: 'waiting',
    nextAt: 0,
    type,
    id,
    patient,
    method: onServer || last || held ? 'update' : 'create',
    baseVersion: last || held || !onServer ? null : (version ?? null),
    after: last?.opId ?? held?.opId ?? null,
    deps: creates.filter((opId) => opId !== item.opId),
    attempts: 0,
    bodyHash: '',
    schemaVersion: OUTBOX_SCHEMA,
    authorId: edit.authorId,
    verb: edit.verb,
    at: edit.at,
    sealed: item.payload,
  }
  const keepBase =
    !base && item.base && version !== undefined
      ? db.base.put({ type, id, patient, version, sealed: item.base })
      : undefined
  await Promise.all([written, keepBase, db.outbox.put(row)])
  return item.opId
}

const stampOf = (row: RecordRow | undefined) => row?.sealed.body ?? ''

/** Creates that still wait and that these references point at: they must arrive first. */
async function createsOf(references: readonly string[]): Promise<string[]> {
  const db = openDb()
  const keys = references.map((reference) => reference.split('/') as ResourceKey)
  const rows = await Promise.all([
    db.outbox.where('[type+id]').anyOf(keys).toArray(),
    db.held.where('[type+id]').anyOf(keys).toArray(),
  ])
  const waits = rows.flat().filter(({ method }) => method === 'create')
  return [...new Set(waits.map(({ opId }) => opId))]
}

function reasonOf(error: unknown): SaveFailed['reason'] {
  if (error instanceof StaleEdit) return 'changed'
  return isQuota(error) ? 'quota' : 'storage'
}
