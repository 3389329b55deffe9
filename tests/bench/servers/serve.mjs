import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Answers for one path prefix, from memory. `body` is undefined for what has none.
 * @typedef {{ status?: number, body: Buffer | string }} Reply
 * @typedef {(url: URL, method: string, body: Buffer) => Reply | undefined} Answer
 */

/**
 * Serves a folder on 127.0.0.1, and answers for paths that `answer` knows before it looks there.
 * Counts what `answer` was asked: requests, and the bytes of bodies up and down.
 * @param {string} folder
 * @param {Answer} [answer]
 */
export async function serve(folder, answer = () => undefined) {
  let counted = { requests: 0, up: 0, down: 0 }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const sent = Buffer.concat(chunks)
    const known = answer(url, request.method ?? 'GET', sent)
    if (known) {
      counted.requests += 1
      counted.up += sent.length
      counted.down += Buffer.byteLength(known.body)
      response.statusCode = known.status ?? 200
      response.setHeader('content-type', 'application/json')
      response.end(known.body)
      return
    }
    const path = url.pathname === '/' ? '/index.html' : normalize(url.pathname)
    try {
      const body = readFileSync(join(folder, path))
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
      response.end(body)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was counted since it was asked last. */
    counts: () => {
      const before = counted
      counted = { requests: 0, up: 0, down: 0 }
      return before
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
