import { isResourceType } from '../store/definitions'
import type { Asked, Plan } from './answer'
import { planEverything } from './everything'
import { planHistory } from './history'
import { planPatch } from './patch'
import { FhirProblem, problem } from './problem'
import { planRead, planVread } from './read'
import { planSearch } from './search'
import { planCreate, planDelete, planUpdate } from './write'

type Verbs = Readonly<Record<string, () => Plan>>

/** What an address and a method mean. Throws 404 for no address of ours, 405 for the wrong method. */
export function planFor(asked: Asked): Plan {
  const verbs = verbsAt(asked)
  const plan = Object.hasOwn(verbs, asked.method) ? verbs[asked.method] : undefined
  if (plan) return plan()
  const allow = Object.keys(verbs).join(', ')
  throw new FhirProblem(
    405,
    [{ code: 'not-supported', diagnostics: `only ${allow} is answered at this address` }],
    { allow },
  )
}

function verbsAt(asked: Asked): Verbs {
  const [type = '', second, third, fourth] = asked.path
  const depth = asked.path.length
  if (type === '_history' && depth === 1) return { GET: () => planHistory(asked) }
  if (!isResourceType(type))
    throw problem(404, 'not-supported', 'no such resource type or operation')
  if (depth === 1)
    return { GET: () => planSearch(asked, type), POST: () => planCreate(asked, type) }
  const id = second ?? ''
  if (depth === 2 && id === '_search') return { POST: () => planSearch(asked, type) }
  if (depth === 2 && id === '_history') return { GET: () => planHistory(asked, type) }
  if (depth === 2 && !/^[_$]/.test(id))
    return {
      GET: () => planRead(asked, type, id),
      PUT: () => planUpdate(asked, type, id),
      ...(type === 'Binary' ? {} : { PATCH: () => planPatch(asked, type, id) }),
      DELETE: () => planDelete(asked, type, id),
    }
  if (depth === 3 && third === '_history') return { GET: () => planHistory(asked, type, id) }
  if (depth === 3 && third === '$everything' && type === 'Patient')
    return { GET: () => planEverything(asked, id) }
  if (depth === 4 && third === '_history' && fourth !== undefined)
    return { GET: () => planVread(asked, type, id, fourth) }
  throw problem(404, 'not-supported', 'no such operation')
}
