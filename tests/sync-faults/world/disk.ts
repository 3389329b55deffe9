import { forceCloseDatabase, IDBFactory as FakeFactory } from 'fake-indexeddb'
import { lostConnection, watchEvents } from './events'
import type { Page } from './page'
import type { RawDatabase, RawRequest, RawTransaction } from './rawIdb'
import { Lane, type World } from './world'

/** The way from one document to the storage process: it can die while the disk lives. */
export interface Channel {
  alive: boolean
}

/** One tablet's storage. It outlives its pages: what had committed stays, what had not is undone. */
export class Disk {
  /** Asked at each write: true where there is no room for it. */
  isFull: () => boolean = () => false
  /** Asked at each commit: true where it commits and yet reports an error, as WebKit's may. */
  liesAboutCommit: () => boolean = () => false
  writes = 0
  /** Databases that were deleted: that frees room at once. */
  deletions = 0
  /** Answers come in the order of the questions, each within a millisecond. */
  private readonly lane: Lane
  private readonly factory = new FakeFactory()

  constructor(world: World) {
    this.lane = new Lane(world, 0.6)
    watchEvents()
  }

  /** What a document sees as `indexedDB`. */
  door(page: Page, channel: Channel = { alive: true }): IDBFactory {
    const owned = (request: IDBOpenDBRequest) => {
      const raw = request as unknown as RawRequest
      raw.owner = { page, disk: this, channel }
      return request
    }
    const { factory } = this
    return {
      open: (name, version) => owned(factory.open(name, version)),
      deleteDatabase: (name) => {
        this.deletions += 1
        return owned(factory.deleteDatabase(name))
      },
      cmp: (a, b) => factory.cmp(a, b),
      databases: () => factory.databases(),
    }
  }

  /** For fixtures: opened by nobody's page. */
  bare(): IDBFactory {
    enter(this)
    return this.factory
  }

  /** All rows of a table as they are on the disk now. */
  rows<T>(table: string, name = 'alongside'): T[] {
    const store = this.databases()
      .find((each) => each.name === name)
      ?.rawObjectStores.get(table)
    return store ? Array.from(store.records.values(), ({ value }) => value as T) : []
  }

  /** Ends what the page had open, as a browser does with a page that has died or sleeps. */
  abandon(page: Page, close: boolean): void {
    enter(this)
    for (const transaction of this.openWork(page)) transaction._abort('AbortError')
    if (!close) return
    for (const database of this.databases()) {
      for (const connection of database.connections)
        if (connection.owner?.page === page) {
          connection._closePending = true
          connection._closed = !connection._runningVersionchangeTransaction
        }
      database.connections = database.connections.filter(({ _closed }) => !_closed)
      database.processTransactions()
    }
  }

  /** The storage process was killed: whatever was under way fails, and so does all that follows. */
  loseConnection(page: Page, channel: Channel): void {
    enter(this)
    channel.alive = false
    page.world.note(() => `${page.tablet.name} loses its storage`)
    for (const transaction of this.openWork(page))
      if (transaction.db.owner?.channel === channel) transaction._abort(lostConnection.name)
    for (const database of this.databases())
      for (const connection of database.connections)
        if (connection.owner?.channel === channel) forceCloseDatabase(connection as never)
  }

  queue(work: () => void): void {
    this.lane.push(() => {
      enter(this)
      work()
    })
  }

  private databases(): RawDatabase[] {
    const inside = this.factory as unknown as { _databases: Map<string, RawDatabase> }
    return [...inside._databases.values()]
  }

  private openWork(page: Page): RawTransaction[] {
    return this.databases().flatMap(({ transactions }) =>
      transactions.filter(({ db, _state }) => db.owner?.page === page && _state !== 'finished'),
    )
  }
}

let working: Disk | undefined

/** A task of this disk's tablet begins: whatever it asks of a database, it asks here. */
export function enter(disk: Disk): void {
  working = disk
}

/** Takes the place of the library's own scheduling: virtual time, in order. */
export function queueTask(work: () => void): void {
  if (!working) throw new Error('A database was used outside of its tablet')
  working.queue(work)
}
