import { parseJson } from '../json/parseJson'
import type { Resource } from '../store/version'
import type { Asked, Plan } from './answer'
import { validated } from './incoming'
import { applyPatch } from './jsonPatch'
import { checkPreconditions } from './preconditions'
import { problem } from './problem'
import { replace } from './write'

/** JSON Patch on the newest version, read where nobody else can write. */
export function planPatch(asked: Asked, type: string, id: string): Plan {
  return {
    kind: 'write',
    run: (store) => {
      const before = store.current(type, id)
      checkPreconditions(asked, before)
      if (!before) throw problem(404, 'not-found', `there is no such ${type}`)
      if (before.body === null) throw problem(410, 'deleted', `this ${type} was deleted`)
      const resource = parseJson(before.body) as Resource
      applyPatch(resource, asked.body)
      if (resource.resourceType !== type || resource['id'] !== id)
        throw problem(422, 'invariant', 'a patch changes neither id nor resourceType', `${type}.id`)
      return replace(store, asked, validated(resource), id, 'PATCH')
    },
  }
}
