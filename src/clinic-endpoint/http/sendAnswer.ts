import type { FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, lastModifiedOf, type Answer } from '../rest/answer'
import { headerOf } from './askedOf'

export const fhirContentType = 'application/fhir+json; charset=utf-8'

/** Changes answer with the resource unless the client prefers none. */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  const { version, location, status } = answer
  if (version) {
    reply.header('etag', etagOf(version))
    reply.header('last-modified', lastModifiedOf(version))
  }
  if (location !== undefined && (status === 201 || request.method === 'POST'))
    reply.header('location', location)
  reply.code(status)
  const minimal = /return=minimal/.test(headerOf(request, 'prefer') ?? '')
  const isChange = location !== undefined
  if (answer.text === undefined || (minimal && isChange)) return reply.send()
  return reply.type(fhirContentType).send(answer.text())
}
