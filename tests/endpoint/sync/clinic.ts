import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccounts } from '../../../src/clinic-endpoint/accounts/openAccounts'
import { createEndpoint } from '../../../src/clinic-endpoint/createEndpoint'
import { openStore } from '../../../src/clinic-endpoint/store/openStore'
import { commitEdit } from '@/records/commitEdit'
import { closeDb } from '@/records/db'
import { takeLease } from '@/records/lease'
import { forgetOpened } from '@/records/readPatient'
import type { StoredResource } from '@/records/resource'
import { knownAbilities, type Learning } from '@/sync/abilities'
import { createFhirClient, type FhirClient } from '@/sync/fhirClient'
import { pullPatient } from '@/sync/pull'
import { push, type PushEnd } from '@/sync/push'

/** A real endpoint with one account, and a client whose network can be made to fail. */
export interface Clinic {
  readonly base: string
  readonly client: FhirClient
  network: (request: () => Promise<Response>) => Promise<Response>
  token: string | undefined
  readonly get: (path: string) => Promise<{ status: number; body: Record<string, unknown> }>
  readonly put: (resource: StoredResource) => Promise<void>
  readonly remove: (type: string, id: string) => Promise<void>
  readonly versions: (type: string, id: string) => Promise<number>
  readonly close: () => Promise<void>
}

/** Cheap on purpose: these tests are not about passwords. */
const COST = { memoryKiB: 1024, passes: 1 }
const steady = (request: () => Promise<Response>) => request()

export async function openClinic(): Promise<Clinic> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-sync-'))
  const store = openStore(join(folder, 'clinic.db'))
  const accounts = openAccounts(store, { cost: COST })
  const practitioner = { id: 'dr', name: 'Dr. Okafor' }
  await accounts.add({ username: 'dr', password: 'a good password', practitioner })
  const app = createEndpoint({ store, accounts })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const signedIn = await accounts.signIn('dr', 'a good password')
  if (signedIn.kind !== 'signed-in') throw new Error('The test account could not sign in')
  const token = signedIn.session.token
  const base = `${address}/fhir`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' }
  const clinic: Clinic = {
    base,
    token,
    network: steady,
    client: createFhirClient({
      base,
      token: () => clinic.token,
      timeoutMs: 5_000,
      fetch: (...args) => clinic.network(() => fetch(...args)),
    }),
    get: async (path) => {
      const response = await fetch(`${base}/${path}`, { headers })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    put: async (resource) => {
      const url = `${base}/${resource.resourceType}/${resource.id}`
      const body = JSON.stringify(resource)
      const response = await fetch(url, { method: 'PUT', headers, body })
      if (!response.ok) throw new Error(`PUT ${String(response.status)} ${await response.text()}`)
    },
    remove: async (type, id) => {
      const response = await fetch(`${base}/${type}/${id}`, { method: 'DELETE', headers })
      if (!response.ok) throw new Error(`DELETE ${String(response.status)}`)
    },
    versions: async (type, id) => {
      const { status, body } = await clinic.get(`${type}/${id}/_history`)
      return status === 200 ? (body['entry'] as unknown[]).length : 0
    },
    close: async () => {
      await app.close()
      await accounts.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return clinic
}

export async function emptyTablet(): Promise<void> {
  closeDb()
  forgetOpened()
  await Dexie.delete('alongside')
}

/** Asked over a steady network: these tests count what is sent and what gets lost. */
function abilitiesOf({ base, token }: Clinic, now: number): Promise<Learning> {
  const client = createFhirClient({ base, token: () => token })
  return knownAbilities(base, client, now)
}

export async function pushOnce(clinic: Clinic, now = Date.now()): Promise<PushEnd> {
  return push({
    client: clinic.client,
    epoch: await takeLease(now),
    abilities: await abilitiesOf(clinic, now),
    now: () => now,
    random: () => 0,
    progress: () => undefined,
  })
}

/** Brings one patient up to date; `now` in ms. */
export async function pullOnce(clinic: Clinic, patient: string, now = Date.now()) {
  const abilities = await abilitiesOf(clinic, now)
  const epoch = await takeLease(now)
  return pullPatient(patient, { client: clinic.client, epoch, abilities, now: () => now })
}

export const observation = (id: string, value: number, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-11-22T10:00:00Z',
  valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
  ...more,
})

export const edit = (resources: readonly StoredResource[], patientId = 'p1') =>
  commitEdit({
    verb: 'recordMeasurement',
    patientId,
    authorId: 'dr',
    at: '2026-11-22T10:00:00Z',
    resources,
  })
