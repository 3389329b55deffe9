import { instantOf, type Micros } from '../json/instants'
import type { JsonObject } from '../json/decimals'
import { writeJson } from '../json/writeJson'
import type { Connection } from './connect'
import type { Dictionary } from './dictionary'
import { openFiling } from './filing'
import { indexOf } from './indexOf'
import type { Reader } from './reader'
import type { Search } from './search'
import type { Resource, Verb, Version } from './version'
import { isObject } from './walk'

export interface Written {
  readonly version: Version
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'deleted'
}

/** What a write may do. Everything it reads includes what it wrote before. */
export interface Writer extends Reader, Search {
  /**
   * Creates, replaces or brings back `resourceType/id`. The same content again makes no new
   * version. A Binary's `data` (base64) may be handed over as bytes instead.
   */
  put: (resource: Resource, id: string, verb: Verb, bytes?: Uint8Array) => Written
  /** Leaves a tombstone; undefined when there is nothing to delete. */
  remove: (type: string, id: string) => Written | undefined
  /** Runs a part that is undone on its own when it throws. */
  attempt: <T>(part: () => T) => T
}

export function openWriter(
  db: Connection,
  dictionary: Dictionary,
  reading: Reader & Search,
  nextSeq: () => Micros,
): Writer {
  const filing = openFiling(db, dictionary)
  const addVersion = db.prepare(
    'INSERT INTO ver(seq, rid, vid, type, op, body) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const addResource = db.prepare(
    `INSERT INTO res(type, id, vid, seq, del, pat, date, until, family, given)
     VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`,
  )
  const changeResource = db.prepare(
    `UPDATE res SET vid = ?, seq = ?, del = 0, pat = ?, date = ?, until = ?, family = ?, given = ?
     WHERE rid = ?`,
  )
  const deleteResource = db.prepare('UPDATE res SET vid = ?, seq = ?, del = 1 WHERE rid = ?')
  const addBytes = db.prepare('INSERT INTO blob(seq, bytes) VALUES (?, ?)')

  const isUnchanged = (before: Version, resource: Resource, bytes?: Uint8Array): boolean => {
    if (before.body !== stamped(resource, before.id, before.vid, before.seq)) return false
    const old = reading.bytes(before.seq)
    return bytes === undefined ? old === undefined : !!old && Buffer.compare(old, bytes) === 0
  }

  const put: Writer['put'] = (given, id, verb, handed) => {
    const { resource, bytes } = withoutData(given, handed)
    const type = resource.resourceType
    const before = reading.current(type, id)
    if (before?.body != null && isUnchanged(before, resource, bytes))
      return { version: before, outcome: 'unchanged' }
    const seq = nextSeq()
    const vid = (before?.vid ?? 0) + 1
    const body = stamped(resource, id, vid, seq)
    const entry = indexOf({ ...resource, id })
    const columns = [
      entry.filedUnder === undefined ? null : dictionary.learn(entry.filedUnder),
      entry.date.from,
      entry.date.to,
      entry.family,
      entry.given,
    ]
    const typeKey = dictionary.learn(type)
    let rid = before?.rid
    if (rid === undefined)
      rid = Number(addResource.run(typeKey, id, vid, seq, ...columns).lastInsertRowid)
    else changeResource.run(vid, seq, ...columns, rid)
    addVersion.run(seq, rid, vid, typeKey, verb, body)
    if (bytes) addBytes.run(seq, bytes)
    filing.file(rid, { ...resource, id }, entry, seq)
    const outcome = before?.body != null ? 'updated' : 'created'
    return { version: { rid, type, id, vid, seq, verb, body }, outcome }
  }

  const remove: Writer['remove'] = (type, id) => {
    const before = reading.current(type, id)
    if (before?.body == null) return undefined
    const seq = nextSeq()
    const vid = before.vid + 1
    deleteResource.run(vid, seq, before.rid)
    addVersion.run(seq, before.rid, vid, dictionary.find(type), 'DELETE', null)
    filing.remove(before.rid)
    const version: Version = { ...before, vid, seq, verb: 'DELETE', body: null }
    return { version, outcome: 'deleted' }
  }

  let depth = 0
  const attempt: Writer['attempt'] = (part) => {
    const point = `part_${String(depth++)}`
    db.exec(`SAVEPOINT ${point}`)
    try {
      const result = part()
      db.exec(`RELEASE ${point}`)
      return result
    } catch (error) {
      // A full disk may already have undone the whole transaction.
      if (db.inTransaction) db.exec(`ROLLBACK TO ${point}; RELEASE ${point}`)
      dictionary.forget()
      throw error
    } finally {
      depth--
    }
  }
  return { ...reading, put, remove, attempt }
}

/** id and meta first, so that the head of every stored text reads alike. */
function stamped(resource: Resource, id: string, vid: number, seq: Micros): string {
  const { resourceType, meta, ...rest } = resource
  const kept = isObject(meta) ? meta : {}
  const stamp = { ...kept, versionId: String(vid), lastUpdated: instantOf(seq) }
  return writeJson(Object.assign({ resourceType, id, meta: stamp } as JsonObject, rest, { id }))
}

function withoutData(
  resource: Resource,
  handed: Uint8Array | undefined,
): { resource: Resource; bytes: Uint8Array | undefined } {
  if (resource.resourceType !== 'Binary') return { resource, bytes: undefined }
  const { data, ...rest } = resource
  const bytes = handed ?? (typeof data === 'string' ? Buffer.from(data, 'base64') : undefined)
  return { resource: rest, bytes }
}
