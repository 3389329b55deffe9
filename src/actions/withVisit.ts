import type { Encounter } from '@/domain/fhir/r4'
import { joinedEncounter, visitEncounter } from '@/domain/fhir/visitEncounter'
import type { EditContext } from '@/domain/visit/edit'
import { readResource } from '@/records/readResource'
import type { StoredResource } from '@/records/resource'

const begun = new Set<string>()

/** The first edit of a visit begins the visit: its Encounter goes with it, in one transaction. */
export async function withVisit<T extends StoredResource>(
  edit: EditContext,
  resources: readonly T[],
): Promise<readonly StoredResource[]> {
  const mine = `${edit.author.role} ${edit.visitId}`
  if (begun.has(mine)) return resources
  const known = await readResource<Encounter>('Encounter', edit.visitId, edit.patientId)
  if (!known) return [visitEncounter(edit), ...resources]
  const joined = joinedEncounter(edit, known)
  // Wrapping up changes the Encounter itself: one of it goes out, not two.
  const itself = resources.some(
    ({ resourceType, id }) => resourceType === 'Encounter' && id === edit.visitId,
  )
  if (joined && !itself) return [joined, ...resources]
  begun.add(mine)
  return resources
}
