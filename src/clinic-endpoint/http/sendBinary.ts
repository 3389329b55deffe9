import type { FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, lastModifiedOf, type Answer, type Reading } from '../rest/answer'
import { FhirProblem } from '../rest/problem'
import type { Version } from '../store/version'
import { isObject } from '../store/walk'
import { headerOf } from './askedOf'
import { byteRangeOf } from './byteRange'

/** A Binary is sent as what it is unless FHIR's own JSON is asked for. */
export function wantsRaw(request: FastifyRequest, answer: Answer): boolean {
  const accept = headerOf(request, 'accept') ?? ''
  const reading = request.method === 'GET' || request.method === 'HEAD'
  return reading && answer.status === 200 && !/application\/(fhir\+)?json/.test(accept)
}

/** 200, 206 or 416; only the asked part is read from the disk. */
export function sendBinary(
  request: FastifyRequest,
  reply: FastifyReply,
  store: Reading,
  version: Version,
) {
  const size = store.byteLength(version.seq) ?? 0
  const head = JSON.parse(version.body ?? '{}') as Record<string, unknown>
  const ifRange = headerOf(request, 'if-range')
  const stale = ifRange !== undefined && ifRange !== etagOf(version)
  const range = stale ? 'whole' : byteRangeOf(headerOf(request, 'range'), size)
  if (range === 'unsatisfiable')
    throw new FhirProblem(
      416,
      [{ code: 'value', diagnostics: 'the Binary ends before the range that was asked for' }],
      { 'content-range': `bytes */${String(size)}` },
    )
  reply.header('etag', etagOf(version))
  reply.header('last-modified', lastModifiedOf(version))
  reply.header('accept-ranges', 'bytes')
  // An uploaded page must never run as a page of this clinic.
  reply.header('content-security-policy', "sandbox; default-src 'none'")
  const owner = head['securityContext']
  if (isObject(owner) && typeof owner['reference'] === 'string')
    reply.header('x-security-context', owner['reference'])
  reply.type(
    typeof head['contentType'] === 'string' ? head['contentType'] : 'application/octet-stream',
  )
  if (range === 'whole') return reply.send(bufferOf(store.bytes(version.seq)))
  const last = range.from + range.length - 1
  reply
    .code(206)
    .header('content-range', `bytes ${String(range.from)}-${String(last)}/${String(size)}`)
  return reply.send(bufferOf(store.bytes(version.seq, range.from, range.length)))
}

function bufferOf(bytes: Uint8Array | undefined): Buffer {
  return Buffer.from(bytes ?? new Uint8Array())
}
