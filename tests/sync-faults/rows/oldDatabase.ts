import type { Clinic } from '../clinic'
import { ELEMENTS } from '../oracle/elements'
import type { Edit } from '../oracle/ledger'
import type { Stored } from '../servers/store'

/** The tables as versions 1 and 2 of the app laid them out; the browser's version is ten times that. */
const FIRST: Readonly<Record<string, { key: string | string[]; auto?: boolean; by?: string[][] }>> =
  {
    blocks: { key: 'n', auto: true, by: [['patient']] },
    records: { key: ['type', 'id'], by: [['patient']] },
    base: { key: ['type', 'id'] },
    outbox: { key: 'opId', by: [['seq'], ['state', 'nextAt'], ['type', 'id'], ['patient']] },
    held: { key: 'opId', by: [['type', 'id'], ['patient']] },
    cursors: { key: ['patient', 'type'] },
    lease: { key: 'id' },
    packs: { key: 'id' },
    chunks: { key: 'hash' },
    device: { key: 'key' },
  }
const SECOND: typeof FIRST = { ...FIRST, drafts: { key: ['patient', 'key'] } }

type Rows = Record<string, Record<string, unknown>[]>

/**
 * Writes down literally what that version left behind: creates that wait for one another, updates
 * with their base, one that was sent and never answered, and a successor behind it.
 */
export async function oldDatabase(clinic: Clinic, version: 1 | 2, edits: number): Promise<void> {
  const db = await open(clinic, version)
  const rows = rowsOf(clinic, edits)
  const write: IDBTransaction = db.transaction(Object.keys(FIRST), 'readwrite')
  for (const [table, list] of Object.entries(rows))
    for (const row of list) write.objectStore(table).put(row)
  await new Promise<void>((resolve, reject) => {
    write.oncomplete = () => resolve()
    write.onabort = () => reject(write.error ?? new Error('The fixture was not written'))
  })
  db.close()
}

function open(clinic: Clinic, version: 1 | 2): Promise<IDBDatabase> {
  const request = clinic.tablet.disk.bare().open('alongside', version * 10)
  request.onupgradeneeded = () => {
    for (const [name, { key, auto, by = [] }] of Object.entries(version === 1 ? FIRST : SECOND)) {
      const keyPath = key
      const store: IDBObjectStore = request.result.createObjectStore(name, {
        keyPath,
        autoIncrement: auto ?? false,
      })
      for (const path of by)
        if (path.length === 1) store.createIndex(path[0] ?? '', path[0] ?? '')
        else store.createIndex(`[${path.join('+')}]`, path)
    }
  }
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The fixture did not open'))
  })
}

function rowsOf(clinic: Clinic, edits: number): Rows {
  const { ledger, server, random, patients } = clinic
  const [patient = ''] = patients
  const rows: Rows = { outbox: [], records: [], base: [], device: [], blocks: [] }
  const known = server.store.all().flatMap(({ resource }) => (resource ? [resource] : []))
  rows['blocks']?.push({ patient, count: known.length, sealed: sealed(known) })
  let before: Edit | undefined
  const wait = (edit: Edit, more: Record<string, unknown>) => {
    const opId = random.uuid()
    edit.opIds = [opId]
    edit.saved = true
    const { resourceType: type, id } = edit.resource
    rows['records'] = rows['records']?.filter((row) => row['id'] !== id) ?? []
    rows['records'].push({
      type,
      id,
      patient,
      dirty: 1,
      updated: '',
      sealed: sealed(edit.resource),
    })
    rows['outbox']?.push({ ...plain(clinic, edit, opId), type, id, patient, ...more })
    return opId
  }
  const [shown, other] = known.filter(({ resourceType }) => resourceType === 'Observation')
  if (shown && other) {
    const vid = String(shown.meta?.['versionId'])
    rows['base']?.push(base(shown, patient), base(other, patient))
    const sent = ledger.plan('the old app', shown, ['value'])
    const inflight = { method: 'update', baseVersion: vid, state: 'inflight', attempts: 1 }
    const after = wait(sent, { ...inflight, bodyHash: 'of an earlier day' })
    wait(ledger.plan('the old app', sent.resource, ['site']), { method: 'update', after })
    wait(ledger.plan('the old app', other, ['left']), { method: 'update', baseVersion: vid })
  }
  for (let n = 0; n < edits; n += 1) {
    const edit = ledger.plan(
      'the old app',
      clinic.desk.blank(patient, before ? [before.resource] : []),
      ELEMENTS,
    )
    const refers = JSON.stringify(edit.resource).includes('hasMember')
    wait(edit, refers && before ? { deps: before.opIds } : {})
    before = edit
  }
  rows['device']?.push({ key: 'edit-seq', value: rows['outbox']?.length ?? 0 })
  return rows
}

function plain(clinic: Clinic, edit: Edit, opId: string) {
  return {
    opId,
    factId: opId,
    seq: edit.no,
    state: 'waiting',
    nextAt: 0,
    method: 'create',
    baseVersion: null,
    after: null,
    deps: [],
    attempts: 0,
    bodyHash: '',
    schemaVersion: 1,
    authorId: 'ana',
    verb: 'record',
    at: new Date(clinic.world.now).toISOString(),
    sealed: sealed(edit.resource),
  }
}

const sealed = (value: unknown) => ({ keyId: 'unsealed', schema: 1, body: JSON.stringify(value) })

const base = (resource: Stored, patient: string) => ({
  type: resource.resourceType,
  id: resource.id,
  patient,
  version: resource.meta?.['versionId'],
  sealed: sealed(resource),
})
