import { changeResources } from '@/actions/changeResources'
import { concernKept } from '@/domain/fhir/concern'
import type { ConcernCommunication } from '@/domain/fhir/concernResources'
import type { EditContext } from '@/domain/visit/edit'
import type { Concern } from '@/domain/visit/concern'

/**
 * Keeps a concern, with every answer to it, off the shared screen and off paper, or puts it back on.
 * Rejects with SaveFailed.
 */
export async function keepPrivate(
  edit: EditContext,
  { origin, answers }: Pick<Concern, 'origin' | 'answers'>,
  isPrivate: boolean,
): Promise<void> {
  const all = [origin, ...answers.map((answer) => answer.origin)]
  await changeResources<ConcernCommunication>(edit, 'keepPrivate', all, (current) =>
    concernKept(current, isPrivate),
  )
}
