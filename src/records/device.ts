import { openDb } from './db'

/** Small values of the tablet itself. Nothing of a patient but what `saveDay` seals. */
export async function readDevice<T>(key: string): Promise<T | undefined> {
  return (await openDb().device.get(key))?.value as T | undefined
}

export async function writeDevice(key: string, value: unknown): Promise<void> {
  await openDb().device.put({ key, value })
}

/**
 * As `writeDevice`, for what is chosen right before the page goes: the browser is told to commit at
 * once, for a transaction that still waits for its answer goes with the page. Not inside another one.
 */
export async function writeDeviceAtOnce(key: string, value: unknown): Promise<void> {
  const db = openDb()
  await db.transaction('rw', db.device, ({ idbtrans }) => {
    idbtrans.objectStore(db.device.name).put({ key, value })
    idbtrans.commit()
  })
}

export async function forgetDevice(key: string): Promise<void> {
  await openDb().device.delete(key)
}
