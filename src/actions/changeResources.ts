import { withVisit } from '@/actions/withVisit'
import type { EditContext } from '@/domain/visit/edit'
import type { Origin } from '@/domain/visit/record'
import { commitEdit } from '@/records/commitEdit'
import { readResource } from '@/records/readResource'
import type { StoredResource } from '@/records/resource'

/** The thing to change is not on this tablet any more: another pull may have taken it away. */
export class NotOnTablet extends Error {
  override readonly name = 'NotOnTablet'
  constructor(readonly origin: Origin) {
    super(`Not on this tablet: ${origin.type}`)
  }
}

/**
 * Changes one or more resources as one clinical fact, each from what the tablet has now, so that
 * nothing another clinician wrote is put back to an older state. Rejects with NotOnTablet, SaveFailed.
 */
export async function changeResources<T extends StoredResource>(
  edit: EditContext,
  verb: string,
  origins: readonly Origin[],
  change: (current: T) => T,
): Promise<void> {
  const changed = await Promise.all(
    origins.map(async (origin) => {
      const current = await readResource<T>(origin.type, origin.id, edit.patientId)
      if (current === undefined) throw new NotOnTablet(origin)
      return change(current)
    }),
  )
  await commitEdit({
    verb,
    patientId: edit.patientId,
    authorId: edit.author.id,
    at: edit.now(),
    resources: await withVisit(edit, changed),
  })
}
