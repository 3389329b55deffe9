import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { personalities } from '../sync-faults/servers/personalities'
import type { Answer } from '../sync-faults/servers/exchange'
import type { Stored } from '../sync-faults/servers/store'
import { anyOrigin } from './anyOrigin.mjs'

/** A server that behaves as Medplum was seen to, over HTTP for pages of any address. */
export async function openMedplumLike() {
  const make = personalities['medplum']
  if (!make) throw new Error('the Medplum-like server has another name now')
  const place = { clock: () => Date.now(), newId: () => randomUUID() }
  const { handle, store } = make(place, { next: () => Math.random() })

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    if (request.method === 'OPTIONS') return { status: 204, headers: {}, body: '' }
    if (!request.headers.authorization) return { status: 401, headers: {}, body: '' }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return handle({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(parts).toString(),
    })
  }

  const server = createServer((request, response) => {
    answerTo(request).then(
      ({ status, headers, body }) =>
        response.writeHead(status, { ...anyOrigin, ...headers }).end(body),
      (error: unknown) => response.writeHead(500, anyOrigin).end(String(error)),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${String(port)}/fhir`,
    port,
    store,
    /** As an import does: under the ids that they have. */
    seed: (resources: readonly Stored[]) => {
      for (const each of resources) store.write(each.resourceType, each.id, randomUUID(), each)
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => {
          closed()
        })
        server.closeAllConnections()
      }),
  }
}
