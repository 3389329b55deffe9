import type { SealedRow } from '@/vault/seal'

/** Pulled resources of one patient, many to a row; the newest version of each wins. */
export interface BlockRow {
  n: number
  patient: string
  count: number
  sealed: SealedRow
}

/** What this tablet changed (dirty), and what came back of it. Wins over blocks of the same age. */
export interface RecordRow {
  type: string
  id: string
  patient: string
  dirty: 0 | 1
  /** Server instant of the version, empty while it exists only here. */
  updated: string
  /** Deleted at the clinic: hides what older blocks still hold of it. */
  gone?: 1
  sealed: SealedRow
}

/** The last version the server had, kept only while a row is dirty. */
export interface BaseRow {
  type: string
  id: string
  patient: string
  version: string
  sealed: SealedRow
}

export interface OutboxRow {
  /** Made by the client and written with put: an errored transaction may have committed. */
  opId: string
  /** One clinical fact may be several resources: people count facts. */
  factId: string
  seq: number
  state: 'waiting' | 'inflight'
  nextAt: number
  type: string
  id: string
  patient: string
  method: 'create' | 'update'
  /** Version this edit was made on; null for a create. */
  baseVersion: string | null
  /** The frozen edit of the same resource that must settle first. */
  after: string | null
  /** Edits that create what this one refers to. */
  deps: readonly string[]
  attempts: number
  /** opIds that reach the clinic in one transaction. */
  unit?: readonly string[]
  schemaVersion: number
  authorId: string
  verb: string
  at: string
  sealed: SealedRow
}

export interface HeldRow {
  opId: string
  factId: string
  patient: string
  type: string
  id: string
  kind: 'conflict' | 'refused'
  method: 'create' | 'update'
  /** FHIR path or status of the refusal; never the patient's data. */
  status: number
  at: string
  verb: string
  seq: number
  /** HeldContent: mine, theirs, base, the reason and the row that waited. */
  sealed: SealedRow
}

/** A record of an edit that is over without having been sent as it was written. */
export interface SettledRow {
  opId: string
  factId: string
  patient: string
  type: string
  id: string
  verb: string
  authorId: string
  at: string
  how: 'merged' | 'mine' | 'theirs' | 'discarded'
  settledAt: string
  /** { mine, theirs?, losing: [{ path, value }], reason? } */
  sealed: SealedRow
}

/** A server that gives ids of its own: the tablet keeps its own, the wire has the server's. */
export interface IdRow {
  type: string
  local: string
  server: string
}

export interface CursorRow {
  patient: string
  type: string
  /** Server instant up to which everything is here. */
  cursor: string
  /** The first full download has ended. */
  complete: 0 | 1
  /** type/id/version seen in the overlap window, so that a repeat is not stored twice. */
  recent: readonly string[]
  checkedAt: string
  /** Instant (ms) of the last comparison of all ids and versions. */
  auditedAt?: number
}

export interface LeaseRow {
  id: string
  epoch: number
  /** Instant (ms) of the holder's last sign of life. */
  beatAt?: number
}

export interface PackRow {
  id: string
  version: string
  state: 'loading' | 'ready'
  manifest: unknown
}

export interface ChunkRow {
  hash: string
  bytes: ArrayBuffer
}

/** Small things of the tablet itself: session, settings, today's list, the edit counter. */
export interface DeviceRow {
  key: string
  value: unknown
}

/** What is being typed and is no edit yet. */
export interface DraftRow {
  patient: string
  key: string
  sealed: SealedRow
}

export type ResourceKey = [type: string, id: string]
