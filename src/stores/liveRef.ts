import { shallowRef, type ShallowRef } from 'vue'
import type { Observable } from 'dexie'

let begin: () => void
export const drawn = new Promise<void>((resolve) => (begin = resolve))

/** The first picture stands: what it did not need may come now. */
export const pictureStands = () => begin()

/**
 * The database's current answer; it redraws whoever reads it after each commit. `source` is brought
 * when the first picture stands, so that nothing of the database library is in the first load.
 */
export function liveRef<T>(
  source: () => Promise<Observable<T>>,
  initial: T,
): Readonly<ShallowRef<T>> {
  const ref = shallowRef(initial) as ShallowRef<T>
  // A store that does not open was told at the start, by the first read.
  void drawn.then(source).then((observable) => observable.subscribe((value) => (ref.value = value)))
  return ref
}
