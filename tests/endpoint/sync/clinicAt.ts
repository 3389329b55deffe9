import type { StoredResource } from '@/records/resource'
import { createFhirClient } from '@/sync/fhirClient'
import type { Clinic } from './clinic'

/** The record at a server of somebody else, who lets anybody in. */
export function clinicAt(base: string, close: () => Promise<void>): Clinic {
  const token = 'anybody'
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' }
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${base}/${path}`, { headers, ...init })
    const text = await response.text()
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>
    return { status: response.status, body }
  }
  const done = async (path: string, init: RequestInit) => {
    const { status, body } = await ask(path, init)
    if (status >= 300)
      throw new Error(`${init.method ?? ''} ${String(status)} ${JSON.stringify(body)}`)
  }
  const clinic: Clinic = {
    base,
    token,
    network: (request) => request(),
    client: createFhirClient({
      base,
      token: () => clinic.token,
      timeoutMs: 5_000,
      fetch: (...args) => clinic.network(() => fetch(...args)),
    }),
    get: (path) => ask(path),
    put: (resource: StoredResource) =>
      done(`${resource.resourceType}/${resource.id}`, {
        method: 'PUT',
        body: JSON.stringify(resource),
      }),
    remove: (type, id) => done(`${type}/${id}`, { method: 'DELETE' }),
    versions: async (type, id) => {
      const { status, body } = await ask(`${type}/${id}/_history`)
      return status === 200 ? (body['entry'] as unknown[]).length : 0
    },
    close,
  }
  return clinic
}
