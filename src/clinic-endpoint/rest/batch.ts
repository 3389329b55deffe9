import type { Writer } from '../store/writer'
import type { Answer, Asked, Plan } from './answer'
import { answeredEntry, entriesOf, problemIn, refusedEntry } from './bundleEntry'
import { bundleText, type EntryText } from './bundleText'
import { FhirProblem } from './problem'
import { planFor } from './route'

/**
 * Every entry stands for itself: one that is refused changes nothing about the others. They are
 * made durable together, before any of them is answered.
 */
export function planBatch(asked: Asked): Plan {
  const planned = entriesOf(asked).map(({ asked: inner }) => attempted(() => plannedEntry(inner())))
  return {
    kind: 'write',
    run: (store): Answer => {
      const entries = planned.map((entry) =>
        entry instanceof FhirProblem ? refusedEntry(entry) : runEntry(store, entry),
      )
      return { status: 200, text: () => bundleText({ type: 'batch-response', entries }) }
    },
  }
}

interface PlannedEntry {
  readonly method: string
  readonly plan: Plan
}

function plannedEntry(inner: Asked): PlannedEntry {
  return { method: inner.method, plan: planFor(inner) }
}

function runEntry(store: Writer, { method, plan }: PlannedEntry): EntryText {
  try {
    const run = () => plan.run(store)
    return answeredEntry(plan.kind === 'write' ? store.attempt(run) : run(), method)
  } catch (error) {
    if (!(error instanceof FhirProblem)) throw error
    return refusedEntry(error)
  }
}

function attempted<T>(plan: () => T): T | FhirProblem {
  try {
    return plan()
  } catch (error) {
    return problemIn(error)
  }
}
