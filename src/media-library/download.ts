import type { LibraryManifest, PackFile, PackManifest } from '@/domain/education/lesson'
import { openDb } from '@/records/db'
import { hasRoomFor } from '@/records/storageRoom'
import { CHUNK_BYTES } from './chunkReader'

export type DownloadEnd = 'complete' | 'unreachable' | 'damaged' | 'full'

export interface DownloadProgress {
  readonly lessonId: string
  readonly bytes: number
  readonly of: number
}

/** The clinic's lessons, as its endpoint lists them. `parse` is domain's: unknown in, checked out. */
export async function fetchLibrary(
  base: string,
  parse: (value: unknown) => LibraryManifest,
): Promise<LibraryManifest | undefined> {
  try {
    const response = await fetch(`${base}/lessons/index.json`, { cache: 'no-store' })
    return response.ok ? parse(await response.json()) : undefined
  } catch {
    return undefined
  }
}

/**
 * Brings one lesson onto the tablet, chunk by chunk, each checked against its hash before it is
 * kept. What is here already is not fetched again, so a cut download goes on where it stopped.
 */
export async function downloadPack(
  base: string,
  pack: PackManifest,
  progress: (progress: DownloadProgress) => void,
): Promise<DownloadEnd> {
  const db = openDb()
  const known = await db.packs.get(pack.id)
  if (known?.version === pack.version && known.state === 'ready') return 'complete'
  if (!(await hasRoomFor(db, pack.bytes))) return 'full'
  let done = 0
  for (const file of pack.files) {
    for (const [index, hash] of file.chunks.entries()) {
      const end = (await db.chunks.get(hash))
        ? 'complete'
        : await fetchChunk(`${base}/lessons/${pack.id}/${pack.version}/${file.path}`, file, index)
      if (end !== 'complete') return end
      done += chunkLength(file, index)
      progress({ lessonId: pack.id, bytes: done, of: pack.bytes })
    }
  }
  await db.packs.put({ id: pack.id, version: pack.version, state: 'ready', manifest: pack })
  return 'complete'
}

async function fetchChunk(url: string, file: PackFile, index: number): Promise<DownloadEnd> {
  const start = index * CHUNK_BYTES
  const whole = file.chunks.length === 1
  let bytes: ArrayBuffer
  try {
    const range = `bytes=${start}-${start + chunkLength(file, index) - 1}`
    const response = await fetch(url, {
      cache: 'no-store',
      headers: whole ? {} : { range },
      signal: AbortSignal.timeout(60_000),
    })
    if (response.status !== (whole ? 200 : 206)) return 'unreachable'
    bytes = await response.arrayBuffer()
  } catch {
    return 'unreachable'
  }
  const hash = file.chunks[index]
  if (hash === undefined || (await sha256(bytes)) !== hash) return 'damaged'
  try {
    await openDb().chunks.put({ hash, bytes })
    return 'complete'
  } catch {
    return 'full'
  }
}

const chunkLength = (file: PackFile, index: number): number =>
  Math.min(CHUNK_BYTES, file.bytes - index * CHUNK_BYTES)

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
