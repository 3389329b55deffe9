import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../json/decimals'
import { isObject, textOf } from '../store/walk'
import type { Writer } from '../store/writer'
import type { Answer, Asked, Plan } from './answer'
import { answeredEntry, entriesOf } from './bundleEntry'
import { bundleText, type EntryText } from './bundleText'
import { FhirProblem, inEntry, problem } from './problem'
import { conditionalReferencesIn, isConditional, rewriteReferences } from './resolveReferences'
import { planFor } from './route'
import { parseSearch } from './searchParse'
import { existingMatch, planCreate } from './write'

interface Step {
  readonly n: number
  readonly asked: Asked
  /** A create's id, chosen before anything is written, so that other entries can point at it. */
  readonly newId: string | undefined
  readonly conditional: readonly string[]
}

const order = ['DELETE', 'POST', 'PUT', 'PATCH', 'GET']

/** All entries or none; the refusal names the entry. References between entries are resolved. */
export function planTransaction(asked: Asked): Plan {
  const ids = new Map<string, string>()
  const steps = entriesOf(asked).map(({ entry, asked: inner }, n) =>
    naming(n, () => stepOf(entry, inner(), n, ids)),
  )
  for (const step of steps)
    naming(step.n, () => {
      linkEntries(step, ids)
    })
  refuseTwins(steps)
  const plans = steps.map((step) => naming(step.n, () => ({ step, plan: planOf(step) })))
  // Conditional references last: what they look for may be created by another entry.
  const rank = ({ step }: (typeof plans)[number]) =>
    order.indexOf(step.asked.method) * 2 + (step.conditional.length > 0 ? 1 : 0)
  const inOrder = [...plans].sort((a, b) => rank(a) - rank(b) || a.step.n - b.step.n)
  return {
    kind: 'write',
    run: (store): Answer => {
      const expected = resolveExisting(store, steps)
      const entries: EntryText[] = []
      for (const { step, plan } of inOrder)
        naming(step.n, () => {
          resolveConditional(store, step)
          const answer = plan.run(store)
          if (step.newId !== undefined && answer.version?.id !== expected(step))
            throw problem(400, 'conflict', 'If-None-Exist finds another entry of this transaction')
          entries[step.n] = answeredEntry(answer, step.asked.method)
        })
      return { status: 200, text: () => bundleText({ type: 'transaction-response', entries }) }
    },
  }
}

function planOf({ asked, newId }: Step): Plan {
  const [type] = asked.path
  if (newId !== undefined && type !== undefined) return planCreate(asked, type, newId)
  return planFor(asked)
}

function stepOf(entry: JsonObject, asked: Asked, n: number, ids: Map<string, string>): Step {
  if (!order.includes(asked.method)) throw problem(400, 'value', 'request.method is none of FHIR')
  const [type = '', id] = asked.path
  const isCreate = asked.method === 'POST' && asked.path.length === 1
  const newId = isCreate ? randomUUID() : undefined
  const target = newId ?? id
  const fullUrl = textOf(entry['fullUrl'])
  if (fullUrl !== undefined && target !== undefined && asked.method !== 'DELETE') {
    if (ids.has(fullUrl)) throw problem(400, 'duplicate', 'two entries have the same fullUrl')
    ids.set(fullUrl, `${type}/${target}`)
    // A relative reference is meant within the server that the entry came from.
    const old = /\/([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})$/.exec(fullUrl)?.[1]
    if (isCreate && old !== undefined) ids.set(old, `${type}/${target}`)
  }
  return { n, asked, newId, conditional: conditionalReferencesIn(asked.body ?? null) }
}

function linkEntries({ asked }: Step, ids: ReadonlyMap<string, string>): void {
  rewriteReferences(asked.body ?? null, (reference) => {
    const found = ids.get(reference)
    if (found === undefined && reference.startsWith('urn:uuid:'))
      throw problem(400, 'not-found', `no entry of the transaction has the fullUrl ${reference}`)
    return found
  })
}

/** The order of changes to one resource would be a guess. */
function refuseTwins(steps: readonly Step[]): void {
  const seen = new Set<string>()
  for (const { asked, n, newId } of steps) {
    const key = asked.path.slice(0, 2).join('/')
    if (asked.method === 'GET' || newId !== undefined) continue
    if (seen.has(key))
      throw inEntry(problem(400, 'duplicate', 'two entries change the same resource'), n)
    seen.add(key)
  }
}

/**
 * A conditional create that finds its match, in the store or in an entry before it: whoever pointed
 * at the new one then points at that one. Returns the id that each create must end up with.
 */
function resolveExisting(store: Writer, steps: readonly Step[]): (step: Step) => string {
  const renamed = new Map<string, string>()
  const asked = new Map<string, string>()
  for (const { asked: inner, newId, n } of steps) {
    const [type] = inner.path
    if (newId === undefined || type === undefined || inner.ifNoneExist === undefined) continue
    const criterion = `${type}?${inner.ifNoneExist}`
    const id = asked.get(criterion) ?? naming(n, () => existingMatch(store, inner, type)) ?? newId
    asked.set(criterion, id)
    if (id !== newId) renamed.set(`${type}/${newId}`, `${type}/${id}`)
  }
  if (renamed.size > 0)
    for (const step of steps)
      rewriteReferences(step.asked.body ?? null, (reference) => renamed.get(reference))
  return ({ asked: { path }, newId = '' }) =>
    renamed.get(`${path[0] ?? ''}/${newId}`)?.split('/')[1] ?? newId
}

function resolveConditional(store: Writer, { asked, conditional }: Step): void {
  if (conditional.length === 0 || !isObject(asked.body)) return
  rewriteReferences(asked.body, (reference) => {
    if (!isConditional(reference)) return undefined
    const mark = reference.indexOf('?')
    const { search } = parseSearch(
      reference.slice(0, mark),
      new URLSearchParams(reference.slice(mark + 1)),
    )
    const matches = store.search({ ...search, count: 2 })
    const [match] = matches
    if (!match || matches.length > 1)
      throw problem(412, 'not-found', `${match ? 'several match' : 'nothing matches'} ${reference}`)
    return `${match.version.type}/${match.version.id}`
  })
}

function naming<T>(n: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof FhirProblem ? inEntry(error, n) : error
  }
}
