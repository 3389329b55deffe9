import type { PackFile, PackManifest } from '@/domain/education/lesson'
import type { ChunkRow, PackRow } from '@/records/rows'

/** 1 MiB, as the packs are cut; an ArrayBuffer each, for WebKit fails on large Blobs. */
export const CHUNK_BYTES = 1_048_576

export interface StoredFile {
  readonly file: PackFile
  readonly read: (start: number, end: number) => Promise<Uint8Array | undefined>
}

/** Rows by their keys, in the order of the keys; undefined for what is not here. */
type ReadRows = <T>(
  table: 'packs' | 'chunks',
  keys: readonly string[],
) => Promise<readonly (T | undefined)[]>

/** Finds a lesson's file on this tablet: undefined where it is not (wholly) here. */
export const fileFinder =
  (rows: ReadRows) =>
  async (lessonId: string, version: string, path: string): Promise<StoredFile | undefined> => {
    const [pack] = await rows<PackRow>('packs', [lessonId])
    if (pack?.version !== version) return undefined
    const file = (pack.manifest as PackManifest).files.find((candidate) => candidate.path === path)
    return file && { file, read: (start, end) => readBytes(rows, file, start, end) }
  }

/** Reads only the chunks that hold [start, end); undefined if one of them is missing. */
async function readBytes(rows: ReadRows, file: PackFile, start: number, end: number) {
  const first = Math.floor(start / CHUNK_BYTES)
  const hashes = file.chunks.slice(first, Math.ceil(end / CHUNK_BYTES))
  const chunks = await rows<ChunkRow>('chunks', hashes)
  const bytes = new Uint8Array(end - start)
  for (const [index, row] of chunks.entries()) {
    if (!row) return undefined
    const at = (first + index) * CHUNK_BYTES - start
    const chunk = new Uint8Array(row.bytes)
    const from = Math.max(0, -at)
    bytes.set(chunk.subarray(from, Math.min(chunk.length, end - start - at)), Math.max(0, at))
  }
  return bytes
}
