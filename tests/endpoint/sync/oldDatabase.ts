/**
 * The tablet's database as earlier versions of the app left it, written down as they wrote it: not
 * one line of this is taken from the app of today, so that a change of the app cannot change it.
 */
const indexesOf1: Readonly<Record<string, readonly [keyPath: string | string[], more: string[]]>> =
  {
    records: [['type', 'id'], ['patient']],
    base: [['type', 'id'], []],
    outbox: ['opId', ['seq', '[state+nextAt]', '[type+id]', 'patient']],
    held: ['opId', ['[type+id]', 'patient']],
    cursors: [['patient', 'type'], []],
    lease: ['id', []],
    packs: ['id', []],
    chunks: ['hash', []],
    device: ['key', []],
  }

/** `number` edits of version 1 or 2: new readings, and each tenth puts a reading of the clinic right. */
export async function leaveOldDatabase(version: 1 | 2, number: number): Promise<void> {
  const db = await open(version)
  const names = ['records', 'base', 'outbox', 'device', ...(version === 2 ? ['drafts'] : [])]
  const at = db.transaction(names, 'readwrite')
  for (let n = 1; n <= number; n += 1) {
    const isUpdate = n % 10 === 0
    const id = `old-${String(n)}`
    const words = JSON.stringify({ ...reading(id, n), ...(isUpdate ? metaOf(1) : {}) })
    const sealed = { keyId: 'unsealed', schema: 1, body: words }
    const place = { type: 'Observation', id, patient: 'p1' }
    at.objectStore('records').put({ ...place, dirty: 1, updated: '', sealed })
    if (isUpdate)
      at.objectStore('base').put({
        ...place,
        version: '1',
        sealed: { ...sealed, body: JSON.stringify({ ...reading(id, 0), ...metaOf(1) }) },
      })
    at.objectStore('outbox').put({
      ...place,
      opId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      factId: `fact-${String(n)}`,
      seq: n,
      state: n === 5 ? 'inflight' : 'waiting',
      nextAt: 0,
      method: isUpdate ? 'update' : 'create',
      baseVersion: isUpdate ? '1' : null,
      after: null,
      deps: n === 7 ? ['00000000-0000-4000-8000-000000000006'] : [],
      attempts: n === 5 ? 1 : 0,
      bodyHash: '',
      schemaVersion: 1,
      authorId: 'dr',
      verb: isUpdate ? 'correctMeasurement' : 'recordMeasurement',
      at: '2026-11-20T10:00:00.000Z',
      sealed,
    })
  }
  at.objectStore('device').put({ key: 'edit-seq', value: number })
  await new Promise((resolve, reject) => {
    at.oncomplete = resolve
    at.onabort = reject
  })
  db.close()
}

/** An observation as the readings of `leaveOldDatabase` are, without what a server adds. */
export const reading = (id: string, value: number) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-11-20T10:00:00Z',
  valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
})

const metaOf = (version: number) => ({
  meta: { versionId: String(version), lastUpdated: '2026-11-19T08:00:00.000Z' },
})

function open(version: 1 | 2): Promise<IDBDatabase> {
  // The library multiplies its versions by ten.
  const request = indexedDB.open('alongside', version * 10)
  request.onupgradeneeded = () => {
    const blocks = request.result.createObjectStore('blocks', { keyPath: 'n', autoIncrement: true })
    blocks.createIndex('patient', 'patient')
    for (const [name, [keyPath, indexes]] of Object.entries(indexesOf1)) {
      const store = request.result.createObjectStore(name, { keyPath })
      for (const index of indexes)
        store.createIndex(index, index.startsWith('[') ? index.slice(1, -1).split('+') : index)
    }
    if (version === 2) request.result.createObjectStore('drafts', { keyPath: ['patient', 'key'] })
  }
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('no database'))
    }
  })
}
