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

/**
 * A pull or an acknowledgement may land between an action's reading and its saving. The edit then
 * goes on top of the newest, or the newer words would be put back to an older state unseen.
 */
export async function onNewest(
  written: StoredResource,
  patient: string,
): Promise<{ resource: StoredResource; before: StoredResource | undefined }> {
  const from = lastHandedOut(written)
  // Never at the clinic, as far as this edit knows: no need to look through what was pulled, unless
  // it was acknowledged while somebody wrote.
  if (!versionOf(written) && !(from && (await isClean(written))))
    return { resource: written, before: undefined }
  const before = await newestOf(written.resourceType, written.id, patient)
  if (!before || !from || from === before || sameContent(from, before))
    return { resource: written, before }
  const { merged, clashes } = mergeThreeWay(from, written, before)
  if (clashes.length === 0) return { resource: merged, before }
  // Two quick taps of one person on one tablet: the later one counts.
  if (versionOf(from) === versionOf(before)) return { resource: written, before }
  throw new StaleEdit()
}

async function isClean({ resourceType, id }: StoredResource): Promise<boolean> {
  return (await openDb().records.get([resourceType, id]))?.dirty !== 1
}
