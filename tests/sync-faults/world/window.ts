import { createHash, webcrypto } from 'node:crypto'
import { IDBKeyRange as FakeKeyRange } from 'fake-indexeddb'
import { fetchOf, timeoutSignal } from './fetch'
import type { Page } from './page'
import { timersOf } from './timers'

/** All that a page finds around itself, in virtual time and from one seed. */
export function surroundings(page: Page): Record<string, unknown> {
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
