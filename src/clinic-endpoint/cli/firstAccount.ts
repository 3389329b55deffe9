import { randomBytes } from 'node:crypto'
import type { Accounts } from '../accounts/openAccounts'
import type { Store } from '../store/openStore'
import type { DemoSignIn } from '../demo/makeDemo'

const practitioner = { id: 'first-clinician', name: 'First clinician' }

/** A database without the demo needs somebody who may sign in. The password is shown once. */
export async function makeFirstAccount(store: Store, accounts: Accounts): Promise<DemoSignIn> {
  const password = randomBytes(12).toString('base64url')
  await store.write((writer) => {
    const name = [{ text: practitioner.name }]
    const resource = { resourceType: 'Practitioner', active: true, name }
    writer.put(resource, practitioner.id, 'PUT')
  })
  await accounts.add({ username: 'clinic', password, practitioner })
  return { name: practitioner.name, username: 'clinic', password }
}
