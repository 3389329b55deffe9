import { readDevice, writeDevice } from './device'
import type { StoredResource } from './resource'

interface Kept {
  /** Milliseconds; only ever compared with this tablet's own clock. */
  readonly at: number
  readonly list: readonly StoredResource[]
}

const KEY = 'questionnaires'

/** The clinic's forms, not sealed: they say nothing of any patient. Takes the place of the last. */
export async function saveQuestionnaires(
  list: readonly StoredResource[],
  at: number,
): Promise<void> {
  await writeDevice(KEY, { at, list } satisfies Kept)
}

export async function readQuestionnaires(): Promise<readonly StoredResource[]> {
  return (await readDevice<Kept>(KEY))?.list ?? []
}

/** When the clinic was last asked; long ago, if never. */
export async function questionnairesCheckedAt(): Promise<number> {
  return (await readDevice<Kept>(KEY))?.at ?? 0
}
