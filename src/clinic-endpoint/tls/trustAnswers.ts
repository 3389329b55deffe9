import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AuthorityFile } from './localTrust'
import { trustProfile } from './profile'
import { trustLanguage, trustPage, trustPaths, trustPolicy } from './trustPage'

interface Answer {
  readonly type: string
  readonly body: string | Uint8Array
  readonly file?: string
}

/** The page, the certificate and the profile; undefined for anything else. */
function trustAnswer(
  authority: AuthorityFile,
  appAddress: string,
  url: URL,
  accepted: string | undefined,
): Answer | undefined {
  switch (url.pathname) {
    case trustPaths.page: {
      const body = trustPage(trustLanguage(url, accepted), authority, appAddress)
      return { type: 'text/html; charset=utf-8', body }
    }
    case trustPaths.certificate:
      return {
        type: 'application/x-x509-ca-cert',
        body: authority.bytes,
        file: 'alongside-authority.crt',
      }
    case trustPaths.profile:
      return { type: 'application/x-apple-aspen-config', body: trustProfile(authority) }
    default:
      return undefined
  }
}

/** Writes the answer; false when the request asks for something else. */
export function answerTrust(
  request: IncomingMessage,
  response: ServerResponse,
  authority: AuthorityFile,
  appAddress: string,
): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const url = new URL(request.url ?? '/', 'http://here')
  const answer = trustAnswer(authority, appAddress, url, request.headers['accept-language'])
  if (!answer) return false
  response.writeHead(200, {
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    'cache-control': 'no-store',
    'content-security-policy': trustPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(answer.file ? { 'content-disposition': `attachment; filename="${answer.file}"` } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : answer.body)
  return true
}
