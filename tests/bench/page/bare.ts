import type { Contestant } from './contestant'
import { RawStore } from './rawStore'
import { editRows, weightsOf, type Observation } from './samples'

const PULL_AT_ONCE = 3

/** The floor: fetch and IndexedDB, nothing sealed, nothing merged, no promise kept. */
export async function openBare(): Promise<Contestant> {
  const store = await RawStore.open()
  return {
    async pull(patients) {
      const queue = [...patients]
      const worker = async () => {
        for (let patient = queue.shift(); patient !== undefined; patient = queue.shift()) {
          let next: string | undefined = `Patient/${patient}/$everything?_count=500`
          while (next !== undefined) {
            const bundle = (await (await fetch(`/fhir/${next}`)).json()) as Page
            await store.putAll(bundle.entry.map(({ resource }) => resource))
            next = bundle.link.find(({ relation }) => relation === 'next')?.url
          }
        }
      }
      await Promise.all(Array.from({ length: PULL_AT_ONCE }, worker))
    },

    save: (resource) => store.saveEdit([editRows(resource)]),
    fill: (edits) => store.saveEdit(edits.map((resource, n) => editRows(resource, n))),

    async drain(batch) {
      for (;;) {
        const rows = await store.firstWaiting(batch)
        if (rows.length === 0) return
        const entry = rows.map(({ sealed, type, id }) => ({
          resource: JSON.parse(sealed.body) as Observation,
          request: { method: 'PUT', url: `${type}/${id}`, ifNoneMatch: '*' },
        }))
        const response = await fetch('/fhir', {
          method: 'POST',
          headers: { 'content-type': 'application/fhir+json' },
          body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
        })
        const answer = (await response.json()) as Answer
        const taken = rows.filter((_, n) => answer.entry[n]?.response.status.startsWith('201'))
        await store.settled(taken.map(({ opId }) => opId))
      }
    },

    async read(patient) {
      const all = await store.ofPatient(patient)
      return { all, weights: weightsOf(all) }
    },

    forget: () => undefined,
    close: async () => store.close(),
  }
}

interface Page {
  readonly entry: readonly { readonly resource: Observation }[]
  readonly link: readonly { readonly relation: string; readonly url: string }[]
}

interface Answer {
  readonly entry: readonly { readonly response: { readonly status: string } }[]
}
