import { liveQuery, type Observable } from 'dexie'
import type { PackManifest } from '@/domain/education/lesson'
import { openDb } from '@/records/db'
import { fileFinder } from './chunkReader'

/** Lessons that are wholly on this tablet. */
export function watchPacks(): Observable<readonly PackManifest[]> {
  return liveQuery(async () =>
    (await openDb().packs.toArray())
      .filter(({ state }) => state === 'ready')
      .map(({ manifest }) => manifest as PackManifest),
  )
}

/** Through the library: where an iPad took its storage away, nothing else opens it again. */
export const findFile = fileFinder(<T>(table: string, keys: readonly string[]) =>
  openDb()
    .table<T, string>(table)
    .bulkGet([...keys]),
)

/** A small JSON file of a lesson, read straight from its chunks. */
export async function readPackJson(pack: PackManifest, path: string): Promise<unknown> {
  const found = await findFile(pack.id, pack.version, path)
  const bytes = await found?.read(0, found.file.bytes)
  if (!bytes) throw new LessonMissing(pack.id, path)
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown
}

/** The lesson, or a part of it, is not on this tablet. */
export class LessonMissing extends Error {
  override readonly name = 'LessonMissing'
  constructor(lessonId: string, path: string) {
    super(`${path} of lesson ${lessonId} is not on this tablet`)
  }
}
