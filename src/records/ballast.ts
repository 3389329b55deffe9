import { livingIndexedDb } from './heal'

/**
 * Room that is given up when the browser has none left, so that an edit is saved all the same; and
 * the last of it only for sending, which writes a little before it frees a lot. Databases of their
 * own: deleting those frees their room at once, deleting rows does not.
 */
const pieces = { 'alongside-ballast': 6, 'alongside-reserve': 2 } as const
const STORE = 'ballast'
const PIECE_BYTES = 1_048_576

export type Ballast = keyof typeof pieces
export const allBallast = Object.keys(pieces) as Ballast[]
export const BALLAST_BYTES = 8 * PIECE_BYTES

/** Takes the room if it is not taken yet. False where the browser has none to give. */
export async function takeBallast(name: Ballast): Promise<boolean> {
  try {
    const db = await open(name)
    try {
      const known = new Set(await ask(db.transaction(STORE).objectStore(STORE).getAllKeys()))
      for (let piece = 0; piece < pieces[name]; piece += 1)
        if (!known.has(piece)) await put(db, piece, noise())
      return true
    } finally {
      db.close()
    }
  } catch {
    await releaseBallast(name) // half of it would help nobody
    return false
  }
}

/** Is all of it here? */
export async function hasBallast(name: Ballast): Promise<boolean> {
  return (await piecesOf(name)) === pieces[name]
}

/** Gives the room back. False if there was none to give. */
export async function releaseBallast(name: Ballast): Promise<boolean> {
  const had = (await piecesOf(name)) > 0
  await new Promise((resolve) => {
    const request = livingIndexedDb.deleteDatabase(name)
    request.onsuccess = resolve
    request.onerror = resolve
  })
  return had
}

async function piecesOf(name: Ballast): Promise<number> {
  const request = livingIndexedDb.open(name)
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

function open(name: Ballast): Promise<IDBDatabase> {
  const request = livingIndexedDb.open(name, 1)
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
