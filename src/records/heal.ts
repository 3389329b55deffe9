import Dexie, { RangeSet } from 'dexie'

/**
 * When an iPad takes its storage process away, every later request of the page fails, a new
 * connection and a new worker included. A document that was made since has a storage of its own
 * that works: so this page opens its database through an empty frame of itself.
 */
const frameClass = 'storage-frame'
let makeFactory = factoryOfNewFrame
let factory: IDBFactory | undefined
let healing: Promise<void> | undefined
let healed = 0

const current = (): IDBFactory => factory ?? indexedDB

/** The page's IndexedDB, or that of the frame that took its place. Hand this to Dexie. */
export const livingIndexedDb: IDBFactory = {
  open: (...args) => current().open(...args),
  deleteDatabase: (name) => current().deleteDatabase(name),
  databases: () => current().databases(),
  cmp: (a, b) => current().cmp(a, b),
}

/** How often the connection was made anew; compare before and after to know whether it was. */
export const timesHealed = (): number => healed

/** Did the browser take the connection away? Anything else that fails is no matter of healing. */
export function isLost(error: unknown, db: Dexie): boolean {
  const names = namesIn(error)
  if (names.some((name) => lostNames.has(name))) return true
  // What was under way when it went away only says that it was cut short.
  return names.some((name) => cutShort.has(name)) && !answers(db)
}

/** What was under way when the storage was opened anew by somebody else. */
export const isCutShort = (error: unknown): boolean =>
  namesIn(error).some((name) => cutShort.has(name))

const lostNames = new Set(['UnknownError', 'DatabaseClosedError', 'InvalidStateError'])
const cutShort = new Set(['AbortError', 'TransactionInactiveError', 'PrematureCommitError'])

/** Dexie wraps what the browser said, sometimes twice. */
function namesIn(error: unknown): string[] {
  const names: string[] = []
  for (let at = error; typeof at === 'object' && at !== null && names.length < 5;) {
    const { name, inner, failures } = at as Wrapped
    names.push(String(name))
    at = inner ?? failures?.[0]
  }
  return names
}

/** One error, or many of a bulk operation. */
export interface Wrapped {
  readonly name?: unknown
  readonly inner?: unknown
  readonly failures?: readonly unknown[]
}

function answers(db: Dexie): boolean {
  try {
    const [store] = db.backendDB().objectStoreNames
    if (store === undefined) return false
    db.backendDB().transaction(store).abort()
    return true
  } catch {
    return false
  }
}

/**
 * Opens the same Dexie again, on a storage that works; whoever waits meanwhile shares it. Then all
 * that is drawn from it draws anew. Rejects if the browser does not give its storage back.
 */
export function heal(db: Dexie): Promise<void> {
  healing ??= openAnew(db).finally(() => (healing = undefined))
  return healing
}

async function openAnew(db: Dexie): Promise<void> {
  db.close({ disableAutoOpen: false })
  factory = makeFactory()
  await db.open()
  healed += 1
  // What a live query read before, or could not read, may have changed under it.
  Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) })
}

function factoryOfNewFrame(): IDBFactory | undefined {
  if (typeof document === 'undefined') return undefined // a worker is simply started anew
  for (const old of document.querySelectorAll(`.${frameClass}`)) old.remove()
  const frame = document.createElement('iframe')
  frame.className = frameClass
  frame.hidden = true
  frame.ariaHidden = 'true'
  document.body.append(frame)
  return (frame.contentWindow as (Window & typeof globalThis) | null)?.indexedDB
}

/** For tests without frames: where the next storage comes from. */
export function healFrom(make: () => IDBFactory | undefined): void {
  makeFactory = make
  factory = undefined
}
