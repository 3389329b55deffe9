import { findFile } from '@/media-library/workerFiles'
import { parseRange } from './ranges'

const PATH = /^\/lessons\/([^/]+)\/([^/]+)\/(.+)$/

/**
 * A lesson's file from verified chunks, reading only what was asked for; from the network where
 * it is not here. Safari plays media only if a Range is answered with 206.
 */
export async function answerFromChunks(request: Request, url: URL): Promise<Response> {
  const [, lessonId, version, path] = PATH.exec(url.pathname) ?? []
  if (lessonId === undefined || version === undefined || path === undefined) return fetch(request)
  const found = await findFile(lessonId, version, decodeURIComponent(path))
  if (!found) return fetch(request)
  const size = found.file.bytes
  const header = request.headers.get('range')
  const range = header === null ? undefined : parseRange(header, size)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  const { start, end } = range ?? { start: 0, end: size }
  const bytes = await found.read(start, end)
  if (!bytes) return fetch(request)
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    status: range ? 206 : 200,
    headers: {
      'content-type': found.file.type,
      'content-length': String(end - start),
      'accept-ranges': 'bytes',
      ...(range ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}),
    },
  })
}
