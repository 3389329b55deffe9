import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { weightsOf } from '../samples'

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    patient: { type: 'string', maxLength: 100 },
    resource: { type: 'object' },
  },
  required: ['id', 'patient', 'resource'],
  indexes: ['patient'],
}

const docOf = (resource) => ({
  id: resource.id,
  patient: resource.subject.reference.slice('Patient/'.length),
  resource,
})

/** RxDB with its free storage (Dexie) and its own replication protocol over HTTP. */
export async function openRx() {
  const db = await createRxDatabase({
    name: 'clinic',
    storage: getRxStorageDexie(),
    multiInstance: false,
  })
  const { rows } = await db.addCollections({ rows: { schema } })
  const replicate = async (half) => {
    const state = replicateRxCollection({
      collection: rows,
      replicationIdentifier: '/rx',
      live: false,
      ...half,
    })
    const failed = new Promise((_resolve, reject) => state.error$.subscribe(reject))
    await Promise.race([state.awaitInSync(), failed])
    await state.cancel()
  }
  return {
    pull: () => replicate({ pull: { batchSize: 500, handler: pulled } }),
    save: async (resource) => {
      await rows.insert(docOf(resource))
    },
    fill: async (edits) => {
      const { error } = await rows.bulkInsert(edits.map(docOf))
      if (error.length) throw new Error('not filled')
    },
    drain: (batch) => replicate({ push: { batchSize: batch, handler: pushed } }),
    read: async (patient) => {
      const all = await rows.find({ selector: { patient } }).exec()
      return { all, weights: weightsOf(all.map((doc) => doc.toJSON().resource)) }
    },
    forget: () => undefined,
    close: () => db.close(),
  }
}

async function pulled(checkpoint, limit) {
  const response = await fetch(`/rx/pull?after=${checkpoint?.seq ?? 0}&limit=${limit}`)
  return response.json()
}

async function pushed(changes) {
  const response = await fetch('/rx/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  })
  if (!response.ok) throw new Error(`push answered ${response.status}`)
  return response.json()
}
