import type { FastifyInstance } from 'fastify'
import { isResourceType } from '../store/definitions'

/** Method, resource type, status and time. An address may hold a name: it is never logged. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const type = /^\/fhir\/([A-Z][A-Za-z]+)/.exec(request.url)?.[1] ?? ''
    request.log.info({
      method: request.method,
      type: isResourceType(type) ? type : undefined,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
    await Promise.resolve()
  })
}
