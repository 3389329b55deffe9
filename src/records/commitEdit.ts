import { seal } from '@/vault/seal'
import { onNewest, StaleEdit } from './onNewest'
import type { ResourceKey } from './rows'
import { ChangedMeanwhile } from './changedMeanwhile'
import { serverVersionOf } from './readResource'
import { isQuota } from './storageGuard'
import { writeEdit, type PreparedEdit } from './writeEdit'
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
      return await writeEdit(edit, factId, prepared)
    } catch (error) {
      if (error instanceof ChangedMeanwhile && attempt < ATTEMPTS) continue
      throw new SaveFailed(reasonOf(error), { cause: error })
    }
  }
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
): Promise<PreparedEdit> {
  const key: ResourceKey = [written.resourceType, written.id]
  const { resource, before, stamp } = await onNewest(written, edit.patientId)
  const place = { row: keyOf(resource), patient: edit.patientId }
  return {
    ...{ key, before, stamp, opId },
    references: [...referencesIn(resource)],
    record: await seal({ ...place, table: 'records' }, resource),
    base: serverVersionOf(before) ? await seal({ ...place, table: 'base' }, before) : undefined,
    payload: await seal({ ...place, table: 'outbox' }, resource),
  }
}

function reasonOf(error: unknown): SaveFailed['reason'] {
  if (error instanceof StaleEdit) return 'changed'
  return isQuota(error) ? 'quota' : 'storage'
}
