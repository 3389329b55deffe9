/** Megabytes, as the browser estimates them. */
export interface Room {
  readonly usedMb: number
  readonly freeMb: number
  /** The browser promised not to clear this by itself. */
  readonly persisted: boolean
}

/** Null where the browser does not say. */
export async function readRoom(): Promise<Room | null> {
  const storage = storageOf()
  if (!storage?.estimate) return null
  const { usage = 0, quota = 0 } = await storage.estimate()
  const persisted = (await storage.persisted?.()) ?? false
  return { usedMb: usage / 1e6, freeMb: Math.max(0, quota - usage) / 1e6, persisted }
}

/** Asks the browser not to clear this tablet's store when room runs short. */
export async function askToKeep(): Promise<boolean> {
  return (await storageOf()?.persist?.()) ?? false
}

const storageOf = () => (navigator as { storage?: Partial<StorageManager> }).storage
