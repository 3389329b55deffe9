import type { Accounts } from '../accounts/openAccounts'
import type { Store } from '../store/openStore'
import type { Resource as StoredResource } from '../store/version'
import { demoAppointments } from './appointments'
import type { Calendar } from './calendar'
import { clinicians, clinicId, type ClinicianKey } from './clinic'
import { demoRecord } from './demoRecord'
import type { Resource } from './resource'

export interface DemoSignIn {
  readonly name: string
  readonly username: string
  readonly password: string
}

const keys = ['okafor', 'reyes', 'lee'] as const satisfies readonly ClinicianKey[]
/** Printed at the first start and in the README: it guards invented people only. */
const demoPassword = 'alongside-demo'

export const demoSignIns: readonly DemoSignIn[] = keys.map((username) => ({
  name: clinicians[username].name,
  username,
  password: demoPassword,
}))

export function hasDemo(store: Store): boolean {
  return store.current('Organization', clinicId)?.body != null
}

/** The whole clinic in one transaction: a start that is cut off leaves none of it. */
export async function makeDemo(store: Store, accounts: Accounts, today: Calendar): Promise<void> {
  for (const { name, username, password } of demoSignIns) {
    const { id } = clinicians[username as ClinicianKey]
    await accounts.add({ username, password, practitioner: { id, name } })
  }
  const resources = [...demoRecord(today), ...demoAppointments(today)]
  await store.write((writer) => {
    for (const resource of resources) writer.put(stored(resource), resource.id, 'PUT')
  })
}

/**
 * On a later day: the appointments of that day and the next. What is there already, edited or
 * deleted by people, stays as they left it.
 */
export async function addDemoDay(store: Store, today: Calendar): Promise<number> {
  return store.write((writer) => {
    const fresh = demoAppointments(today).filter(
      ({ resourceType, id }) => writer.current(resourceType, id) === undefined,
    )
    for (const resource of fresh) writer.put(stored(resource), resource.id, 'PUT')
    return fresh.length
  })
}

/** The generator only ever makes plain JSON. */
function stored(resource: Resource): StoredResource {
  return resource as unknown as StoredResource
}
