import type { FastifyRequest } from 'fastify'
import type { Asked } from '../rest/answer'
import { problem } from '../rest/problem'
import { isObject } from '../store/walk'
import { checkMediaType, jsonOf, largestBinary, mediaTypeOf, type Body } from './readBody'

const fhirJson = ['application/fhir+json', 'application/json']

/** The FHIR interaction in an HTTP request. Throws 400, 413 or 415. */
export function askedOf(request: FastifyRequest, pageKey: Uint8Array): Asked {
  const [address = '', search = ''] = splitOnce(request.url, '?')
  const path = stepsOf(address)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const query = new URLSearchParams(search)
  const asked = {
    method,
    path,
    query,
    ifMatch: headerOf(request, 'if-match'),
    ifNoneMatch: headerOf(request, 'if-none-match'),
    ifNoneExist: headerOf(request, 'if-none-exist'),
    base: `${request.protocol}://${request.host}/fhir`,
    pageKey,
  }
  if (method === 'GET' || method === 'DELETE') return asked
  const body = request.body as Body | undefined
  if (path[1] === '_search') return { ...asked, query: formOf(request, body, query) }
  if (body && 'bytes' in body) return withBinary(request, asked, body.bytes)
  const contentType = request.headers['content-type']
  checkMediaType(method === 'PATCH' ? ['application/json-patch+json'] : fhirJson, contentType)
  return { ...asked, body: jsonOf(body?.text ?? '') }
}

/** At Binary: a Binary resource in FHIR's JSON, or whatever else, taken as it is. */
function withBinary(request: FastifyRequest, asked: Asked, content: Buffer): Asked {
  const type = request.headers['content-type'] ?? 'application/octet-stream'
  const isFhir = mediaTypeOf(type) === 'application/fhir+json'
  if (isFhir || mediaTypeOf(type) === 'application/json') {
    const body = isFhir ? jsonOf(content.toString('utf8')) : maybeResource(content)
    if (isFhir || body !== undefined) return { ...asked, body }
  }
  if (content.length > largestBinary) throw problem(413, 'too-long', 'a Binary is 25 MB at most')
  const owner = headerOf(request, 'x-security-context')
  const bytes = { content, type: type.trim(), ...(owner === undefined ? {} : { for: owner }) }
  return { ...asked, bytes }
}

function maybeResource(content: Buffer): Asked['body'] {
  const head = content.subarray(0, 2000).toString('utf8')
  if (!head.includes('"resourceType"')) return undefined
  const body = jsonOf(content.toString('utf8'))
  return isObject(body) && body['resourceType'] === 'Binary' ? body : undefined
}

function formOf(
  request: FastifyRequest,
  body: Body | undefined,
  query: URLSearchParams,
): URLSearchParams {
  const both = new URLSearchParams(query)
  if (body === undefined) return both
  checkMediaType(['application/x-www-form-urlencoded'], request.headers['content-type'])
  const text = 'text' in body ? body.text : body.bytes.toString('utf8')
  for (const [name, value] of new URLSearchParams(text)) both.append(name, value)
  return both
}

function stepsOf(address: string): string[] {
  const below = address.replace(/^\/fhir\/?/, '').replace(/\/$/, '')
  if (below === '') return []
  try {
    return below.split('/').map(decodeURIComponent)
  } catch {
    throw problem(400, 'value', 'the address is badly encoded')
  }
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
