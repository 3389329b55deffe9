import { shallowRef, type ShallowRef } from 'vue'
import type { Observable } from 'dexie'

/** The database's current answer; it redraws whoever reads it after each commit. */
export function liveRef<T>(source: Observable<T>, initial: T): Readonly<ShallowRef<T>> {
  const ref = shallowRef(initial) as ShallowRef<T>
  source.subscribe((value) => (ref.value = value))
  return ref
}
