import type { editRows, Observation } from './samples'

type EditRows = ReturnType<typeof editRows>

/** The floor: IndexedDB with nothing around it, one unsealed row a resource, the same durability. */
export class RawStore {
  private constructor(private readonly db: IDBDatabase) {}

  static open(): Promise<RawStore> {
    const request = indexedDB.open('bench-raw', 1)
    request.onupgradeneeded = () => {
      const rows = request.result.createObjectStore('rows', { keyPath: ['resourceType', 'id'] })
      rows.createIndex('patient', 'subject.reference')
      rows.createIndex('date', ['subject.reference', 'effectiveDateTime'])
      rows.createIndex('updated', 'meta.lastUpdated')
      const records = request.result.createObjectStore('records', { keyPath: ['type', 'id'] })
      records.createIndex('patient', 'patient')
      const outbox = request.result.createObjectStore('outbox', { keyPath: 'opId' })
      outbox.createIndex('seq', 'seq')
      outbox.createIndex('due', ['state', 'nextAt'])
      outbox.createIndex('resource', ['type', 'id'])
      outbox.createIndex('patient', 'patient')
      request.result.createObjectStore('device', { keyPath: 'key' })
    }
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(new RawStore(request.result))
      request.onerror = () => reject(request.error ?? new Error('no database'))
    })
  }

  async putAll(resources: readonly Observation[]): Promise<void> {
    await this.write(['rows'], (transaction) => {
      for (const resource of resources) transaction.objectStore('rows').put(resource)
    })
  }

  async saveEdit(edits: readonly EditRows[]): Promise<void> {
    await this.write(['records', 'outbox', 'device'], (transaction) => {
      for (const { record, outbox, device } of edits) {
        transaction.objectStore('records').put(record)
        transaction.objectStore('outbox').put(outbox)
        transaction.objectStore('device').put(device)
      }
    })
  }

  ofPatient(patient: string): Promise<Observation[]> {
    const index = this.db.transaction('rows').objectStore('rows').index('patient')
    return answered(index.getAll(`Patient/${patient}`) as IDBRequest<Observation[]>)
  }

  firstWaiting(count: number): Promise<EditRows['outbox'][]> {
    const index = this.db.transaction('outbox').objectStore('outbox').index('seq')
    return answered(index.getAll(null, count) as IDBRequest<EditRows['outbox'][]>)
  }

  async settled(opIds: readonly string[]): Promise<void> {
    await this.write(['outbox'], (transaction) => {
      for (const opId of opIds) transaction.objectStore('outbox').delete(opId)
    })
  }

  close(): void {
    this.db.close()
  }

  private write(stores: string[], work: (transaction: IDBTransaction) => void): Promise<void> {
    const transaction = this.db.transaction(stores, 'readwrite', { durability: 'strict' })
    work(transaction)
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('not written'))
    })
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not read'))
  })
}
