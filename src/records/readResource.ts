import { unseal } from '@/vault/seal'
import { openDb } from './db'
import { handOut } from './handedOut'
import { readPatient } from './readPatient'
import { updatedOf, type StoredResource } from './resource'

/** One resource of a patient as this tablet has it now, its own unsent changes included. */
export async function readResource<T extends StoredResource>(
  type: string,
  id: string,
  patient: string,
): Promise<T | undefined> {
  const resource = await newestOf<T>(type, id, patient)
  if (resource) handOut(resource)
  return resource
}

/** The same without remembering it: for those who do not build on it. */
export async function newestOf<T extends StoredResource>(
  type: string,
  id: string,
  patient: string,
): Promise<T | undefined> {
  const row = await openDb().records.get([type, id])
  if (row?.dirty === 1) {
    const place = { table: 'records', row: `${type}/${id}`, patient: row.patient }
    return (await unseal(place, row.sealed)) as T
  }
  const all = await readPatient(patient)
  return all.find((resource) => resource.resourceType === type && resource.id === id) as
    T | undefined
}

/** The version the server is known to have, or undefined where it never had one. */
export function serverVersionOf(resource: StoredResource | undefined): string | undefined {
  return resource && updatedOf(resource) ? resource.meta?.versionId : undefined
}
