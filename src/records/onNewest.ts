import { mergeThreeWay } from '@/domain/fhir/merge/mergeThreeWay'
import { openDb } from './db'
import { lastHandedOut } from './handedOut'
import { newestOf } from './readResource'
import { sameContent } from './sameContent'
import { versionOf, type StoredResource } from './resource'

/** What it builds on was changed at the clinic in this very moment, in the same place. */
export class StaleEdit extends Error {
  override readonly name = 'StaleEdit'
}

interface Newest {
  readonly resource: StoredResource
  readonly before: StoredResource | undefined
  /** What the tablet's single row held then; undefined where this edit builds on nothing. */
  readonly stamp: string | undefined
}

/**
 * A pull or an acknowledgement may land between an action's reading and its saving. The edit then
 * goes on top of the newest, or the newer words would be put back to an older state unseen.
 */
export async function onNewest(written: StoredResource, patient: string): Promise<Newest> {
  const from = lastHandedOut(written)
  // Nobody read it, and it never came from the server: it is new, and there is nothing to look for.
  if (!versionOf(written) && !from)
    return { resource: written, before: undefined, stamp: undefined }
  const row = await openDb().records.get([written.resourceType, written.id])
  const stamp = row?.sealed.body ?? ''
  // Never at the clinic as far as this edit knows, unless it was acknowledged while somebody wrote.
  if (!versionOf(written) && row?.dirty === 1)
    return { resource: written, before: undefined, stamp }
  const before = await newestOf(written.resourceType, written.id, patient)
  if (!before || !from || from === before || sameContent(from, before))
    return { resource: written, before, stamp }
  const { merged, clashes } = mergeThreeWay(from, written, before)
  if (clashes.length === 0) return { resource: merged, before, stamp }
  // Two quick taps of one person on one tablet: the later one counts.
  if (versionOf(from) === versionOf(before)) return { resource: written, before, stamp }
  throw new StaleEdit()
}
