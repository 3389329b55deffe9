import type { Disk } from './disk'
import type { Page } from './page'

/** The parts of fake-indexeddb's inside that a crash needs. */
export interface Owner {
  readonly page: Page
  readonly disk: Disk
  readonly channel: { alive: boolean }
}

export interface RawRequest {
  owner?: Owner
  refused?: boolean
  result: unknown
  error: unknown
  source: unknown
  transaction: RawTransaction | null
  readyState: string
}

export interface RawConnection {
  owner?: Owner
  _rawDatabase: RawDatabase
  _closePending: boolean
  _closed: boolean
  _runningVersionchangeTransaction: boolean
  close: () => void
}

export interface RawTransaction {
  readonly db: RawConnection
  readonly mode: string
  readonly durability: string
  error: unknown
  _state: string
  _started: boolean
  _requests: { request: RawRequest; operation: () => unknown }[]
  _rollbackLog: unknown[]
  _prioritizedListeners: Map<string, () => void>
  _abort: (name: string | null) => void
}

interface RawStore {
  readonly records: { values: () => Iterable<{ key: unknown; value: unknown }> }
}

export interface RawDatabase {
  readonly name: string
  version: number
  transactions: RawTransaction[]
  connections: RawConnection[]
  readonly rawObjectStores: Map<string, RawStore>
  processTransactions: () => void
}
