import { createHash } from 'node:crypto'
import { observation } from './nullClinic.mjs'

/**
 * A CouchDB that costs nothing: what its replication protocol asks of one database, held in memory
 * and ready made, so that PouchDB waits for nobody but itself.
 * @param {ReadonlyMap<string, number>} patients id → number of observations
 * @param {Set<string>} taken each document that arrived, by id
 * @returns {import('./serve.mjs').Answer}
 */
export function nullCouch(patients, taken = new Set()) {
  const docs = new Map()
  for (const [patient, count] of patients)
    for (let n = 0; n < count; n += 1) {
      const resource = observation(patient, n)
      const doc = { _id: `${patient}!${resource.id}`, ...resource }
      const hash = createHash('md5').update(doc._id).digest('hex')
      const revisions = { _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } }
      docs.set(doc._id, { rev: `1-${hash}`, json: JSON.stringify({ ...doc, ...revisions }) })
    }
  const changes = [...docs].map(([id, { rev }], n) => ({ seq: n + 1, id, changes: [{ rev }] }))
  const local = new Map()

  return (url, method, body) => {
    if (!url.pathname.startsWith('/couch/clinic')) return undefined
    const path = decodeURIComponent(url.pathname.slice('/couch/clinic/'.length))
    const asked = () => JSON.parse(body)
    if (path === '')
      return json({ db_name: 'clinic', doc_count: docs.size, update_seq: changes.length })
    if (path.startsWith('_local/')) return checkpoint(local, path, method, asked)
    switch (path) {
      case '_changes':
        return json(changesSince(changes, url.searchParams))
      case '_bulk_get': {
        const found = asked().docs.map(
          ({ id }) => `{"id":${JSON.stringify(id)},"docs":[{"ok":${docs.get(id).json}}]}`,
        )
        return { body: `{"results":[${found.join()}]}` }
      }
      case '_revs_diff':
        return json(
          Object.fromEntries(
            Object.entries(asked())
              .filter(([id]) => !taken.has(id))
              .map(([id, revs]) => [id, { missing: revs }]),
          ),
        )
      case '_bulk_docs':
        for (const { _id } of asked().docs) taken.add(_id)
        return json([])
      default:
        return json({ error: 'not_found', reason: 'missing' }, 404)
    }
  }
}

function changesSince(changes, query) {
  const since = Number(query.get('since') ?? 0)
  const results = changes.slice(since, since + Number(query.get('limit') ?? changes.length))
  const last = since + results.length
  return { results, last_seq: last, pending: changes.length - last }
}

/** Where a replication stood is kept as CouchDB keeps it: a local document with a revision. */
function checkpoint(local, path, method, asked) {
  if (method === 'GET')
    return local.has(path)
      ? json(local.get(path))
      : json({ error: 'not_found', reason: 'missing' }, 404)
  const doc = asked()
  const rev = `0-${Number((doc._rev ?? '0-0').slice(2)) + 1}`
  local.set(path, { ...doc, _rev: rev })
  return json({ ok: true, id: path, rev }, 201)
}

const json = (value, status = 200) => ({ status, body: JSON.stringify(value) })
