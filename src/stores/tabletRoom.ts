/** Megabytes, as the browser estimates them. */
export interface Room {
  readonly usedMb: number
  readonly freeMb: number
  /** The browser promised not to clear this by itself. */
  readonly persisted: boolean
}

/** Null where the browser does not say. */
export async function readRoom(): Promise<Room | null> {
  const storage = (navigator as { storage?: StorageManager }).storage
  if (!storage?.estimate) return null
  const { usage = 0, quota = 0 } = await storage.estimate()
  const persisted = (await storage.persisted?.()) ?? false
  return { usedMb: usage / 1e6, freeMb: Math.max(0, quota - usage) / 1e6, persisted }
}
