import { livingIndexedDb } from './heal'

/**
 * Room that is given up when the browser has none left, so that an edit is saved all the same. A
 * database of its own: deleting that frees its room at once, deleting rows does not.
 */
const NAME = 'alongside-ballast'
const STORE = 'ballast'
const PIECES = 8
const PIECE_BYTES = 1_048_576

export const BALLAST_BYTES = PIECES * PIECE_BYTES

/** Takes the room if it is not taken yet. False where the browser has none to give. */
export async function takeBallast(): Promise<boolean> {
  try {
    const db = await open()
    try {
      const known = new Set(await ask(db.transaction(STORE).objectStore(STORE).getAllKeys()))
      for (let piece = 0; piece < PIECES; piece += 1)
        if (!known.has(piece)) await put(db, piece, noise())
      return true
    } finally {
      db.close()
    }
  } catch {
    await releaseBallast() // half of it would help nobody
    return false
  }
}

/** Is all of it here? */
export async function hasBallast(): Promise<boolean> {
  return (await pieces()) === PIECES
}

/** Gives the room back. False if there was none to give. */
export async function releaseBallast(): Promise<boolean> {
  const had = (await pieces()) > 0
  await new Promise((resolve) => {
    const request = livingIndexedDb.deleteDatabase(NAME)
    request.onsuccess = resolve
    request.onerror = resolve
  })
  return had
}

async function pieces(): Promise<number> {
  const request = livingIndexedDb.open(NAME)
  request.onupgradeneeded = () => {
    request.transaction?.abort() // only asked: nothing is made
  }
  try {
    const db = await ask(request)
    return await ask(db.transaction(STORE).objectStore(STORE).count()).finally(() => {
      db.close()
    })
  } catch {
    return 0
  }
}

function open(): Promise<IDBDatabase> {
  const request = livingIndexedDb.open(NAME, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE)
  }
  return ask(request).then((db) => {
    // Another tab needs the room: it must not wait for this one.
    db.onversionchange = () => {
      db.close()
    }
    return db
  })
}

function put(db: IDBDatabase, piece: number, bytes: ArrayBuffer): Promise<void> {
  const transaction = db.transaction(STORE, 'readwrite')
  transaction.objectStore(STORE).put(bytes, piece)
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve()
    }
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('No room for the ballast'))
    }
  })
}

/** Zeros would be packed to nothing on the disk. */
function noise(): ArrayBuffer {
  const bytes = new Uint8Array(PIECE_BYTES)
  const most = 65_536 // of getRandomValues
  for (let at = 0; at < PIECE_BYTES; at += most)
    crypto.getRandomValues(bytes.subarray(at, at + most))
  return bytes.buffer
}

function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = (event) => {
      event.preventDefault()
      reject(request.error ?? new Error('The store did not answer'))
    }
  })
}
