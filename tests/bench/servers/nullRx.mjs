import { observation } from './nullClinic.mjs'

/**
 * The far end of RxDB's replication protocol, held in memory and ready made.
 * @param {ReadonlyMap<string, number>} patients id → number of observations
 * @param {Set<string>} taken each document that arrived, by id
 * @returns {import('./serve.mjs').Answer}
 */
export function nullRx(patients, taken = new Set()) {
  const docs = [...patients].flatMap(([patient, count]) =>
    Array.from({ length: count }, (_, n) => {
      const resource = observation(patient, n)
      return JSON.stringify({ id: resource.id, patient, resource, _deleted: false })
    }),
  )
  return (url, _method, body) => {
    switch (url.pathname) {
      case '/rx/pull': {
        const after = Number(url.searchParams.get('after'))
        const page = docs.slice(after, after + Number(url.searchParams.get('limit')))
        const checkpoint = JSON.stringify({ seq: after + page.length })
        return { body: `{"documents":[${page.join()}],"checkpoint":${checkpoint}}` }
      }
      case '/rx/push':
        for (const { newDocumentState } of JSON.parse(body)) taken.add(newDocumentState.id)
        return { body: '[]' }
      default:
        return undefined
    }
  }
}
