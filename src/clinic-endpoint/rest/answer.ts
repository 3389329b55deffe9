import type { JsonValue } from '../json/decimals'
import { httpDateOf } from '../json/instants'
import type { Reader } from '../store/reader'
import type { Search } from '../store/search'
import type { Version } from '../store/version'
import type { Writer } from '../store/writer'

export type Reading = Reader & Search

/** One FHIR interaction as it was asked for, by HTTP or as an entry of a batch. */
export interface Asked {
  readonly method: string
  /** The path below the base, decoded: `['Patient', '12', '_history']`. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly body?: JsonValue | undefined
  readonly bytes?: { readonly content: Uint8Array; readonly type: string; readonly for?: string }
  readonly ifMatch?: string | undefined
  readonly ifNoneMatch?: string | undefined
  readonly ifNoneExist?: string | undefined
  /** `http://clinic:4180/fhir` */
  readonly base: string
  readonly pageKey: Uint8Array
}

export interface Answer {
  readonly status: number
  /** FHIR JSON; made late, so that `Prefer: return=minimal` costs nothing. */
  readonly text?: (() => string) | undefined
  readonly version?: Version | undefined
  readonly location?: string | undefined
}

/** Parsed and validated; what is left needs the store. Writes run alone, in one transaction. */
export type Plan =
  | { readonly kind: 'read'; readonly run: (store: Reading) => Answer }
  | { readonly kind: 'write'; readonly run: (store: Writer) => Answer }

export function etagOf(version: Version): string {
  return `W/"${String(version.vid)}"`
}

export function lastModifiedOf(version: Version): string {
  return httpDateOf(version.seq)
}

export function locationOf(base: string, version: Version): string {
  return `${base}/${version.type}/${version.id}/_history/${String(version.vid)}`
}

/** Only for a version that is no tombstone. A Binary's bytes come back in as base64. */
export function resourceText(store: Reader, version: Version): string {
  const body = version.body ?? ''
  if (version.type !== 'Binary') return body
  const bytes = store.bytes(version.seq)
  if (!bytes) return body
  return `${body.slice(0, -1)},"data":"${Buffer.from(bytes).toString('base64')}"}`
}
