import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { openAccounts, type AccountOptions } from '@/clinic-endpoint/accounts/openAccounts'
import { createEndpoint } from '@/clinic-endpoint/createEndpoint'
import { openStore, type Store } from '@/clinic-endpoint/store/openStore'
import { visitor, type Visitor } from './visitor'

export const signIn = { username: 'okafor', password: 'correct horse' }

export interface OpenClinic extends Visitor {
  readonly store: Store
  readonly url: string
  /** Somebody who did not sign in, or with another token. */
  readonly as: (token: string | undefined) => Visitor
  readonly close: () => Promise<void>
}

export interface ClinicOptions {
  readonly clock?: () => number
  readonly log?: FastifyBaseLogger
  readonly accounts?: AccountOptions
}

/** A real server on a port of its own, with an empty database; whoever asks has signed in. */
export async function openClinic(options: ClinicOptions = {}): Promise<OpenClinic> {
  const folder = mkdtempSync(join(tmpdir(), 'endpoint-'))
  const { clock, log } = options
  const store = openStore(join(folder, 'clinic.db'), clock ? { clock } : {})
  // The real cost is tried in sign-in.test.ts; elsewhere a sign-in need not take its time.
  const cost = { memoryKiB: 64, passes: 1 }
  const accounts = openAccounts(store, { cost, ...options.accounts })
  await accounts.add({ ...signIn, practitioner: { id: 'okafor', name: 'Dr. Ada Okafor' } })
  const app = createEndpoint({ store, accounts, ...(log ? { log } : {}) })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const signedIn = await accounts.signIn(signIn.username, signIn.password)
  if (signedIn.kind !== 'signed-in') throw new Error('could not sign in')
  return {
    ...visitor(url, signedIn.session.token),
    store,
    url,
    as: (token) => visitor(url, token),
    close: async () => {
      await app.close()
      await accounts.close()
      store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
