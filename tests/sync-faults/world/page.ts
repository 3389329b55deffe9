import { createHash, webcrypto } from 'node:crypto'
import { IDBKeyRange as FakeKeyRange } from 'fake-indexeddb'
import type { TabletApi } from '../tablet'
import { Realm, type Engine } from './realm'
import { enter, type Channel } from './disk'
import { Lane, type World } from './world'
import type { Tablet } from './tablet'
import { fetchOf, timeoutSignal } from './fetch'
import { timersOf } from './timers'

/** Thrown into whoever waited for a page that has died. */
export class PageDied extends Error {
  override readonly name = 'PageDied'
}

type Verdict = 'crash' | 'sleep' | undefined

/**
 * One open page of a tablet: the real engine in a realm of its own. Every moment at which the world
 * gets a word in is numbered (`moments`); at each of them it may die or fall asleep.
 */
export class Page {
  moments = 0
  isAlive = true
  isAsleep = false
  visibility: 'visible' | 'hidden' = 'visible'
  readonly world: World
  /** Asked at each moment of this page. */
  fate: (kind: string, moment: number) => Verdict = () => undefined
  /** The way to the disk that works now. */
  channel: Channel = { alive: true }
  readonly listeners = new Map<string, Set<(event: unknown) => void>>()
  private readonly lane: Lane
  private readonly realm: Realm
  private readonly pending = new Set<(error: Error) => void>()
  private backlog: (() => void)[] = []

  constructor(
    readonly tablet: Tablet,
    engine: Engine,
  ) {
    this.world = tablet.world
    this.lane = new Lane(this.world, 0.2)
    enter(tablet.disk)
    this.realm = Realm.free(engine)
    this.realm.enter(surroundings(this), () => this.world.now + tablet.skewMs)
  }

  /** Calls the engine, as a tap does. Rejects with PageDied where the page dies meanwhile. */
  call<T>(work: (api: TabletApi) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) {
        reject(new PageDied())
        return
      }
      const fail: (error: unknown) => void = reject
      this.pending.add(reject)
      const done = (settle: () => void) => {
        if (this.pending.delete(reject)) settle()
      }
      this.deliver('call', () => {
        work(this.realm.api).then(
          (value) => done(() => resolve(value)),
          (error: unknown) => {
            this.world.note(() => `${this.tablet.name} failed: ${String(work)}: ${String(error)}`)
            done(() => fail(error))
          },
        )
      })
    })
  }

  /** Something reaches the page, in its turn. */
  deliver(kind: string, work: () => void): void {
    this.lane.push(() => this.receive(kind, work))
  }

  /** Something reaches the page at this very moment. */
  receive(kind: string, work: () => void): void {
    if (this.isAlive && this.isAsleep) this.wakeWith(work)
    else if (this.passes(kind)) {
      enter(this.tablet.disk)
      work()
    }
  }

  /** A moment of this page: false where it is dead, or dies of it. */
  passes(kind: string): boolean {
    if (!this.isAlive) return false
    switch (this.fate(kind, this.moments++)) {
      case 'crash':
        this.crash()
        return false
      case 'sleep':
        this.sleep()
        return true
      case undefined:
        return true
    }
  }

  /** A promise of the page's own realm: another realm's would not keep Dexie's zones. */
  promise<T>(
    start: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
  ): Promise<T> {
    return new this.realm.Promise<T>(start)
  }

  crash(): void {
    this.world.note(() => `${this.tablet.name} dies at moment ${this.moments - 1}`)
    this.isAlive = false
    this.realm.leave()
    const { disk, locks } = this.tablet
    disk.abandon(this, true)
    locks.release(this)
    for (const reject of this.pending) reject(new PageDied())
    this.pending.clear()
  }

  /** It stops where it is; a browser takes its locks and undoes what it had not committed. */
  sleep(): void {
    this.world.note(() => `${this.tablet.name} falls asleep`)
    this.isAsleep = true
    this.tablet.disk.abandon(this, false)
    this.tablet.locks.release(this)
  }

  wake(): void {
    this.isAsleep = false
    const { backlog } = this
    this.backlog = []
    for (const work of backlog) this.deliver('wake', work)
  }

  wakeWith(work: () => void): void {
    this.backlog.push(work)
  }

  emit(type: string): void {
    for (const listener of this.listeners.get(type) ?? [])
      this.deliver(type, () => listener({ type, persisted: false }))
  }
}

function surroundings(page: Page): Record<string, unknown> {
  const { tablet, world, listeners } = page
  const random = world.random.fork()
  const listen = (type: string, listener: (event: unknown) => void) => {
    listeners.set(type, (listeners.get(type) ?? new Set()).add(listener))
  }
  const unlisten = (type: string, listener: (event: unknown) => void) =>
    listeners.get(type)?.delete(listener)
  const window: Record<string, unknown> = {
    ...timersOf(page),
    indexedDB: tablet.disk.door(page, page.channel),
    IDBKeyRange: FakeKeyRange,
    fetch: fetchOf(page),
    AbortSignal: { timeout: (ms: number) => timeoutSignal(page, ms) },
    AbortController,
    DOMException,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    structuredClone,
    queueMicrotask,
    atob,
    btoa,
    console: silent,
    location: new URL('http://tablet.test/'),
    navigator: { locks: tablet.locks.door(page), onLine: true, storage: storageOf(page) },
    BroadcastChannel: tablet.channelsOf(page),
    crypto: {
      randomUUID: () => random.uuid(),
      getRandomValues: <T extends ArrayBufferView>(into: T): T => {
        const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength)
        const some = Math.min(bytes.length, 64)
        for (let at = 0; at < some; at += 1) bytes[at] = random.int(256)
        return into
      },
      subtle: subtleOf(page),
    },
    addEventListener: listen,
    removeEventListener: unlisten,
    CustomEvent,
    dispatchEvent: (event: Event) => {
      for (const listener of listeners.get(event.type) ?? []) listener(event)
    },
    document: {
      get visibilityState() {
        return page.visibility
      },
      addEventListener: listen,
      removeEventListener: unlisten,
      createElement: () => newFrame(page),
      querySelectorAll: () => [],
      body: { append: () => undefined, appendChild: () => undefined },
      documentElement: { append: () => undefined, appendChild: () => undefined },
    },
  }
  const drawn = random.fork()
  window['Math'] = Object.assign(Object.create(Math) as Math, { random: () => drawn.next() })
  return window
}

/** A frame of the same origin has a way to the disk of its own: that is how a dead one is healed. */
function newFrame(page: Page) {
  page.channel = { alive: true }
  const contentWindow = {
    indexedDB: page.tablet.disk.door(page, page.channel),
    IDBKeyRange: FakeKeyRange,
  }
  return {
    style: {},
    hidden: false,
    src: '',
    contentWindow,
    remove: () => undefined,
    setAttribute: () => undefined,
  }
}

/** What a library says while its storage is killed is of no interest here. */
const silent = {
  log: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
}

function storageOf(page: Page) {
  return {
    persist: () => page.promise<boolean>((resolve) => page.deliver('storage', () => resolve(true))),
    persisted: () =>
      page.promise<boolean>((resolve) => page.deliver('storage', () => resolve(true))),
    estimate: () =>
      page.promise<StorageEstimate>((resolve) =>
        page.deliver('storage', () => resolve({ quota: 1e9, usage: 1e6 })),
      ),
  }
}

/** Hashes at once and answers in its turn: a thread pool would bring its own order. */
function subtleOf(page: Page) {
  const { subtle } = webcrypto
  return {
    digest: (name: string | { name: string }, data: ArrayBuffer | ArrayBufferView) =>
      page.promise<ArrayBuffer>((resolve) => {
        const bytes = ArrayBuffer.isView(data)
          ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
          : new Uint8Array(data)
        const algorithm = (typeof name === 'string' ? name : name.name).replace('-', '')
        const hash = new Uint8Array(createHash(algorithm).update(bytes).digest())
        page.deliver('crypto', () => resolve(hash.buffer))
      }),
    importKey: subtle.importKey.bind(subtle),
  }
}
