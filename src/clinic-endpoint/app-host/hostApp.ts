import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readAppFiles, type AppFile } from './appFiles'
import { securityHeaders } from './securityHeaders'

/** Routes that belong to the endpoint: an unknown one is its 404, not the app's first page. */
const endpointPaths = /^\/(fhir|auth|clinic|lessons)(\/|$)/

/**
 * Serves the built app from `folder`; it may speak to `recordBase` as well, where there is one.
 * Throws MissingApp.
 */
export async function hostApp(
  app: FastifyInstance,
  folder: string,
  recordBase?: string,
): Promise<void> {
  const files = readAppFiles(folder)
  const headers = securityHeaders(recordBase)
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      void reply.headers(headers) // Not a promise to wait for: the reply itself.
    })
    await serveLessons(scope, join(folder, 'lessons'))
    scope.get('/*', async (request, reply) => answer(files, request, reply))
  })
}

/** Films are large and are asked for in ranges: straight from the disk. */
async function serveLessons(scope: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(root)) return
  await scope.register(fastifyStatic, {
    root,
    prefix: '/lessons/',
    decorateReply: false,
    index: false,
    cacheControl: false,
    acceptRanges: true,
    setHeaders: (response) => {
      void response.header('cache-control', 'no-cache') // The reply itself, nothing to wait for.
    },
  })
}

function answer(
  files: ReadonlyMap<string, AppFile>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const path = pathOf(request.url)
  const file = files.get(path) ?? (isScreen(path) ? files.get('/index.html') : undefined)
  if (!file || endpointPaths.test(path)) {
    reply.callNotFound()
    return reply
  }
  reply.headers({
    'content-type': file.type,
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  })
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const accepted = request.headers['accept-encoding'] ?? ''
  if (file.brotli && /\bbr\b/.test(accepted))
    return reply.header('content-encoding', 'br').send(file.brotli)
  if (file.gzip && /\bgzip\b/.test(accepted))
    return reply.header('content-encoding', 'gzip').send(file.gzip)
  return reply.send(file.plain)
}

/** A screen of the app has no dot in its last part; a missing picture must stay a 404. */
function isScreen(path: string): boolean {
  return !(path.split('/').at(-1) ?? '').includes('.')
}

function pathOf(url: string): string {
  const path = url.split('?')[0] ?? '/'
  try {
    return path === '/' ? '/index.html' : decodeURIComponent(path)
  } catch {
    return path
  }
}
