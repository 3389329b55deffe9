import { visitEncounter } from '@/domain/fhir/visitEncounter'
import type { EditContext } from '@/domain/visit/edit'
import { readResource } from '@/records/readResource'
import type { StoredResource } from '@/records/resource'

const begun = new Set<string>()

/** The first edit of a visit begins the visit: its Encounter goes with it, in one transaction. */
export async function withVisit<T extends StoredResource>(
  edit: EditContext,
  resources: readonly T[],
): Promise<readonly StoredResource[]> {
  if (begun.has(edit.visitId)) return resources
  const known = await readResource('Encounter', edit.visitId, edit.patientId)
  if (known) {
    begun.add(edit.visitId)
    return resources
  }
  return [visitEncounter(edit), ...resources]
}
