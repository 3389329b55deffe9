import { CLIENT_ID, type StoredResource } from '@/records/resource'
import type { FhirClient } from './fhirClient'
import type { ReadOutcome } from './outcome'
import type { Travelling } from './wave'

/** The server's copy of each edit's resource, under the server's ids, in the order asked. */
export async function readServer(
  wave: readonly Travelling[],
  client: FhirClient,
): Promise<readonly ReadOutcome[]> {
  const answers = await client.readMany(wave.map(pathOf))
  return answers.map((answer, index) => {
    const posted = wave[index]?.entry.how.kind === 'post'
    return posted ? firstMatch(answer) : answer
  })
}

/** What was created under an id of the server is found by the tag that it was created with. */
const pathOf = ({ row, entry: { resource, how } }: Travelling): string =>
  how.kind === 'post'
    ? `${row.type}?_tag=${encodeURIComponent(`${CLIENT_ID}|${row.id}`)}`
    : `${row.type}/${resource.id}`

function firstMatch(answer: ReadOutcome): ReadOutcome {
  if (answer.kind !== 'found') return answer
  const { entry } = answer.resource as { entry?: readonly { resource?: StoredResource }[] }
  const resource = entry?.[0]?.resource
  return resource ? { kind: 'found', resource } : { kind: 'gone', status: 404 }
}
