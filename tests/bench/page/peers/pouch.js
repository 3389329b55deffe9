/* global location */
import PouchDB from 'pouchdb-browser'
import indexeddb from 'pouchdb-adapter-indexeddb'
import { weightsOf } from '../samples'

PouchDB.plugin(indexeddb)

/** Documents of one patient lie together: the id begins with the patient. */
const docOf = (resource) => ({
  _id: `${resource.subject.reference.slice('Patient/'.length)}!${resource.id}`,
  ...resource,
})

/** PouchDB 9 with its `indexeddb` adapter, replicating with a CouchDB of its own protocol. */
export async function openPouch() {
  const db = new PouchDB('clinic', { adapter: 'indexeddb' })
  const remote = new PouchDB(`${location.origin}/couch/clinic`, { skip_setup: true })
  return {
    pull: async () => {
      const { docs_read: read } = await db.replicate.from(remote, { batch_size: 500 })
      if (!read) throw new Error('nothing came')
    },
    save: async (resource) => {
      await db.put(docOf(resource))
    },
    fill: async (edits) => {
      await db.bulkDocs(edits.map(docOf))
    },
    drain: async (batch) => {
      const { doc_write_failures: failed } = await db.replicate.to(remote, { batch_size: batch })
      if (failed) throw new Error('not all were taken')
    },
    read: async (patient) => {
      const range = { startkey: `${patient}!`, endkey: `${patient}!\uffff`, include_docs: true }
      const { rows } = await db.allDocs(range)
      const all = rows.map(({ doc }) => doc)
      return { all, weights: weightsOf(all) }
    },
    forget: () => undefined,
    close: () => db.close(),
  }
}
