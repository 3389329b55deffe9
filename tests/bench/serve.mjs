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
 * Serves a folder on 127.0.0.1, and answers for paths that `answer` knows before it looks there.
 * @param {string} folder
 * @param {(url: URL) => Buffer | undefined} [answer]
 */
export async function serve(folder, answer = () => undefined) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const known = answer(url)
    if (known) {
      response.setHeader('content-type', 'application/fhir+json')
      response.end(known)
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
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
