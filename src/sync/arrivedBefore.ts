import { updatedOf, versionOf, type StoredResource } from '@/records/resource'
import type { OutboxRow } from '@/records/db'
import type { Settlement } from '@/records/settleChange'
import type { FhirClient } from './fhirClient'
import { sameContent } from './sameContent'

/**
 * The clinic goes on with some things as soon as they arrive: a message is marked as being sent
 * within seconds. If the answer to its creation was lost, what is there now is not ours, but its
 * first version is. Taken for a conflict, "keep mine" would send that message a second time.
 */
export async function arrivedBefore(
  row: Pick<OutboxRow, 'type' | 'id' | 'method'>,
  mine: StoredResource,
  client: FhirClient,
): Promise<Extract<Settlement, { kind: 'accepted' }> | undefined> {
  if (row.method !== 'create') return undefined
  const answer = await client.read(`${row.type}/${row.id}/_history/1`)
  if (answer.kind !== 'found' || !sameContent(mine, answer.resource)) return undefined
  const first = answer.resource
  return { kind: 'accepted', version: versionOf(first), updated: updatedOf(first) }
}
