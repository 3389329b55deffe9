import type { FhirClient } from './fhirClient'
import type { ReadOutcome } from './outcome'
import type { WireIds } from './wireIds'

/** Several resources by the ids that they have here; a word where the server can't be asked. */
export async function readKeys(
  keys: readonly string[],
  client: FhirClient,
  ids: WireIds,
): Promise<readonly ReadOutcome[] | 'unreachable' | 'unauthorised'> {
  const paths = keys.map((key) => {
    const [type = '', id = ''] = key.split('/')
    return `${type}/${ids.serverId(type, id)}`
  })
  const answers = await client.readMany(paths)
  const bad = answers.find(({ kind }) => kind === 'unreachable' || kind === 'unauthorised')
  return bad ? (bad.kind as 'unreachable' | 'unauthorised') : answers
}
