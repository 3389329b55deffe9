import { IDBRequest as FakeRequest, IDBTransaction as FakeTransaction } from 'fake-indexeddb'
import type { Owner, RawConnection, RawRequest, RawTransaction } from './rawIdb'

interface RawEvent {
  type: string
  bubbles: boolean
  eventPath: unknown[]
}

type Target = Partial<RawRequest> & Partial<RawTransaction> & Partial<RawConnection>
type Dispatch = (this: Target, event: RawEvent) => boolean
interface Asked {
  readonly source: unknown
  readonly operation: (() => unknown) & { readonly name: string }
}

export const lostConnection = {
  name: 'UnknownError',
  message: 'Connection to Indexed Database server lost. Refresh the page to try again',
}

/**
 * Everything that a database tells its page passes here: this is where a page dies between a
 * commit and the news of it, and where a page that has died hears nothing any more.
 */
export function watchEvents(): void {
  if (watched) return
  watched = true
  watchDispatch()
  watchRequests()
}

let watched = false

function watchDispatch() {
  const target = Object.getPrototypeOf(FakeRequest.prototype) as { dispatchEvent: Dispatch }
  const dispatch = target.dispatchEvent
  target.dispatchEvent = function (event) {
    const owner = ownerOf(this)
    if (!owner) return dispatch.call(this, event)
    const { page, disk, channel } = owner
    if (this.db === undefined && this.source === null) own(this, owner)
    if (event.type === 'complete' && disk.liesAboutCommit()) lie(this, event, owner)
    if (event.type === 'success' && this.source === null && !channel.alive) refuse(this, event)
    if (page.isAsleep) {
      page.wakeWith(() => dispatch.call(this, event))
      return true
    }
    if (page.passes(`idb ${event.type}`)) return dispatch.call(this, event)
    bury(this, event)
    return true
  }
}

function watchRequests() {
  const proto = FakeTransaction.prototype as unknown as {
    _execRequestAsync: (this: RawTransaction, asked: Asked) => unknown
  }
  const execute = proto._execRequestAsync
  proto._execRequestAsync = function (asked) {
    const owner = this.db.owner
    if (!owner || !asked.source || this.mode === 'versionchange') return execute.call(this, asked)
    const { disk, channel } = owner
    const isWrite = asked.operation.name === 'bound storeRecord'
    const operation = () => {
      if (!channel.alive) throw new DOMException(lostConnection.message, lostConnection.name)
      if (isWrite) {
        disk.writes += 1
        if (disk.isFull()) throw new DOMException('No room', 'QuotaExceededError')
      }
      return asked.operation()
    }
    return execute.call(this, { ...asked, operation })
  }
}

function ownerOf(target: Target): Owner | undefined {
  return target.owner ?? (target.db ?? target.transaction?.db)?.owner
}

/** The connection that an open request brings belongs to whoever asked for it. */
function own(request: Target, owner: Owner): void {
  if (request.readyState !== 'done') return
  const connection = request.result as RawConnection | undefined
  if (connection && typeof connection === 'object') connection.owner = owner
}

function lie(transaction: Target, event: RawEvent, { page, disk, channel }: Owner): void {
  page.world.note(() => 'a commit looks failed')
  disk.queue(() => disk.loseConnection(page, channel))
  transaction.error = new DOMException(lostConnection.message, lostConnection.name)
  event.type = 'abort'
  event.bubbles = true
  event.eventPath = [transaction.db]
}

function refuse(request: Target, event: RawEvent): void {
  ;(request.result as RawConnection | undefined)?.close()
  request.result = undefined
  request.error = new DOMException(lostConnection.message, lostConnection.name)
  event.type = 'error'
}

/** The page is gone: the database itself still has to hear of it, or it would wait for ever. */
function bury(target: Target, event: RawEvent): void {
  if (event.type === 'upgradeneeded') throw new Error('The page has gone')
  if (target._prioritizedListeners) {
    target._prioritizedListeners.get(event.type)?.()
    target.db?._rawDatabase.processTransactions()
  } else if (event.type === 'success' && target.source === null)
    (target.result as RawConnection | undefined)?.close()
}
