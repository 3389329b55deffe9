import Dexie, { type EntityTable, type Table } from 'dexie'
import { livingIndexedDb } from './heal'
import type {
  BlockRow,
  RecordRow,
  BaseRow,
  OutboxRow,
  HeldRow,
  SettledRow,
  IdRow,
  CursorRow,
  LeaseRow,
  PackRow,
  ChunkRow,
  DeviceRow,
  DraftRow,
  ResourceKey,
} from './rows'
import { guard } from './storageGuard'

export class AlongsideDb extends Dexie {
  blocks!: EntityTable<BlockRow, 'n'>
  records!: Table<RecordRow, ResourceKey>
  base!: Table<BaseRow, ResourceKey>
  outbox!: EntityTable<OutboxRow, 'opId'>
  held!: EntityTable<HeldRow, 'opId'>
  cursors!: Table<CursorRow, [string, string]>
  lease!: EntityTable<LeaseRow, 'id'>
  packs!: EntityTable<PackRow, 'id'>
  chunks!: EntityTable<ChunkRow, 'hash'>
  device!: EntityTable<DeviceRow, 'key'>
  drafts!: Table<DraftRow, [patient: string, key: string]>
  settled!: EntityTable<SettledRow, 'opId'>
  ids!: Table<IdRow, [type: string, local: string]>

  constructor(name: string) {
    // Strict: "Saved on this tablet" must hold when the tablet dies in the next second.
    super(name, { chromeTransactionDurability: 'strict', indexedDB: livingIndexedDb })
    this.version(1).stores({
      blocks: '++n, patient',
      records: '[type+id], patient',
      base: '[type+id]',
      outbox: 'opId, seq, [state+nextAt], [type+id], patient',
      held: 'opId, [type+id], patient',
      cursors: '[patient+type]',
      lease: 'id',
      packs: 'id',
      chunks: 'hash',
      device: 'key',
    })
    this.version(2).stores({ drafts: '[patient+key]' })
    this.version(3).stores({
      outbox: 'opId, seq, [state+nextAt], [type+id], patient, *deps',
      settled: 'opId, patient',
      ids: '[type+local], [type+server]',
    })
  }
}

/** Version of what is inside the sealed outbox payloads; migrations upcast waiting edits by it. */
export const OUTBOX_SCHEMA = 1

let current: AlongsideDb | undefined

/** One for the whole page; its connection is made anew under it when the browser takes it away. */
export function openDb(name = 'alongside'): AlongsideDb {
  current ??= guardedDb(name)
  return current
}

function guardedDb(name: string): AlongsideDb {
  const db = new AlongsideDb(name)
  return guard(db, () => current === db)
}

/** For tests and for leaving: the next `openDb` starts anew. */
export function closeDb(): void {
  current?.close()
  current = undefined
}
