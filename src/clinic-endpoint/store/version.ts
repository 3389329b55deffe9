import type { Micros } from '../json/instants'
import type { JsonObject } from '../json/decimals'

/** A parsed resource: validated before it comes here, except for what the server itself adds. */
export interface Resource extends JsonObject {
  resourceType: string
}

/** How a version came to be; the verb that history shows. */
export type Verb = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One version or tombstone of one resource, as it is kept. */
export interface Version {
  readonly rid: number
  readonly type: string
  readonly id: string
  /** 1, 2, 3, …; tombstones count. */
  readonly vid: number
  /** meta.lastUpdated in µs since 1970; unique over the whole store. */
  readonly seq: Micros
  readonly verb: Verb
  /** The FHIR JSON text, with id and meta; null is a tombstone. Of a Binary: without `data`. */
  readonly body: string | null
}

export type VersionRow = [
  rid: number,
  type: number,
  id: string,
  vid: number,
  seq: number,
  op: string,
  body: string | null,
]
export const versionColumns = 'r.rid, r.type, r.id, v.vid, v.seq, v.op, v.body'

export function versionOf(row: VersionRow, typeName: (key: number) => string): Version {
  const [rid, type, id, vid, seq, op, body] = row
  return { rid, type: typeName(type), id, vid, seq, verb: op as Verb, body }
}
