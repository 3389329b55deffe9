import { keyOf, type StoredResource } from './resource'

const MOST = 200
const handedOut = new Map<string, StoredResource>()

/** Remembers what an action was given to build on: an edit made on something older is moved. */
export function handOut(resource: StoredResource): void {
  handedOut.delete(keyOf(resource))
  handedOut.set(keyOf(resource), resource)
  const [oldest] = handedOut.keys()
  if (handedOut.size > MOST && oldest !== undefined) handedOut.delete(oldest)
}

export const lastHandedOut = (resource: StoredResource): StoredResource | undefined =>
  handedOut.get(keyOf(resource))

export function forgetHandedOut(): void {
  handedOut.clear()
}
