import type { EditContext } from '../visit/edit'
import type { Note } from './r4'
import { authorReference } from './visitEncounter'

/**
 * A narrative that was generated from the elements would tell the old story after an edit; one that
 * a person wrote stays.
 */
export function withoutStaleNarrative<T extends { readonly text?: { readonly status?: string } }>(
  resource: T,
): T {
  if (resource.text?.status !== 'generated' && resource.text?.status !== 'extensions')
    return resource
  const { text: _stale, ...rest } = resource
  return rest as T
}

export function noteBy(edit: EditContext, text: string): Note {
  return { authorReference: authorReference(edit), time: edit.now(), text }
}
