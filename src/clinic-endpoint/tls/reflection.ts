/**
 * The x509 library's container wants the metadata part of Reflect, which no engine has. These three
 * calls are all that it makes.
 */
type Store = WeakMap<object, Map<unknown, unknown>>

const store: Store = new WeakMap()

function getOwnMetadata(key: unknown, target: object): unknown {
  return store.get(target)?.get(key)
}

function getMetadata(key: unknown, target: object): unknown {
  for (let at: object | null = target; at; at = Reflect.getPrototypeOf(at)) {
    const found = getOwnMetadata(key, at)
    if (found !== undefined) return found
  }
  return undefined
}

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const known = store.get(target) ?? new Map<unknown, unknown>()
  store.set(target, known.set(key, value))
}

/** Leaves a fuller Reflect as it is. */
export function addReflection(): void {
  if (!('getMetadata' in Reflect))
    Object.assign(Reflect, { getMetadata, getOwnMetadata, defineMetadata })
}
