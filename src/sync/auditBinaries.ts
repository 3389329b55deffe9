import { storeArrived } from '@/records/applyPulled'
import { keyOf, referencesIn, versionOf, type StoredResource } from '@/records/resource'
import type { PullContext, PullEnd } from './pull'
import { readKeys } from './readKeys'
import type { WireIds } from './wireIds'

const AT_ONCE = 20
/** A drawing goes on under the same id; a photo, a sound or a PDF is never made anew. */
const DRAWING_LENGTH = 100_000

interface Compared {
  /** What the tablet has of the patient, without edits that wait. */
  readonly clean: readonly StoredResource[]
  /** Version of each that the clinic's list shows, by key. */
  readonly listed: ReadonlyMap<string, string>
}

/**
 * Compares what documents point at, where the clinic's list leaves it out: while somebody draws on,
 * the document that points at the drawing stays as it was.
 */
export async function auditBinaries(
  patient: string,
  { clean, listed }: Compared,
  { client, epoch }: PullContext,
  ids: WireIds,
): Promise<PullEnd | undefined> {
  const here = new Map(clean.map((resource) => [keyOf(resource), resource]))
  const unlisted = [...referencesIn(clean)].filter((key) => {
    if (!key.startsWith('Binary/') || listed.has(key)) return false
    const mine = here.get(key) as { data?: string } | undefined
    return (mine?.data?.length ?? 0) < DRAWING_LENGTH
  })
  for (let from = 0; from < unlisted.length; from += AT_ONCE) {
    const answers = await readKeys(unlisted.slice(from, from + AT_ONCE), client, ids)
    if (typeof answers === 'string') return answers
    const newer = answers
      .flatMap((answer) => (answer.kind === 'found' ? [ids.inward(answer.resource)] : []))
      .filter((theirs) => {
        const mine = here.get(keyOf(theirs))
        return mine === undefined || versionOf(mine) !== versionOf(theirs)
      })
    if (newer.length) await storeArrived(patient, newer, epoch)
  }
  return undefined
}
