import { unseal, type SealedRow } from '@/vault/seal'

/**
 * What the first picture needs, read without the database library: Today stands before the 30 kB
 * of it are here. Reads only, in one transaction, and lets go at once.
 */
export interface FirstRead {
  readonly settings: unknown
  readonly session: unknown
  /** Set while a patient holds the tablet. */
  readonly handed: unknown
  /** Today's list; undefined where this day was never fetched. */
  readonly day: readonly unknown[] | undefined
  /** Patients whose whole record is on this tablet. */
  readonly complete: ReadonlySet<string>
  /** Manifests of the lessons that are wholly on this tablet. */
  readonly packs: readonly unknown[]
}

const nothing: FirstRead = {
  settings: undefined,
  session: undefined,
  handed: undefined,
  day: undefined,
  complete: new Set(),
  packs: [],
}

/** `date` is the local calendar day. Rejects where the browser does not open its store. */
export async function readFirst(date: string, name = 'alongside'): Promise<FirstRead> {
  const db = await openExisting(name)
  if (!db) return nothing
  try {
    const at = db.transaction(['device', 'cursors', 'packs'])
    const device = at.objectStore('device')
    const [settings, session, handed, day, cursors, packs] = await Promise.all([
      ask<{ value: unknown } | undefined>(device.get('settings')),
      ask<{ value: unknown } | undefined>(device.get('session')),
      ask<{ value: unknown } | undefined>(device.get('handed')),
      ask<{ value: SealedRow } | undefined>(device.get(`day:${date}`)),
      ask<{ patient: string; complete: 0 | 1 }[]>(at.objectStore('cursors').getAll()),
      ask<{ state: string; manifest: unknown }[]>(at.objectStore('packs').getAll()),
    ])
    const place = { table: 'device', row: `day:${date}`, patient: '' }
    return {
      settings: settings?.value,
      session: session?.value,
      handed: handed?.value,
      day: day && ((await unseal(place, day.value)) as unknown[]),
      complete: new Set(cursors.flatMap((row) => (row.complete === 1 ? row.patient : []))),
      packs: packs.flatMap((row) => (row.state === 'ready' ? [row.manifest] : [])),
    }
  } finally {
    db.close() // an open connection would hold up the library's next migration
  }
}

/** Undefined on a tablet that was never used: the library lays the store out, not this. */
export function openExisting(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    let isNew = false
    request.onupgradeneeded = () => {
      isNew = true
      request.transaction?.abort()
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = (event) => {
      event.preventDefault()
      if (isNew) resolve(undefined)
      else reject(request.error ?? new Error('The store did not open'))
    }
  })
}

export function ask<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T)
    request.onerror = () => reject(request.error ?? new Error('The store did not answer'))
  })
}
