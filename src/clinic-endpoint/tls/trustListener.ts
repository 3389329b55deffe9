import { createServer, type Server } from 'node:http'
import type { AuthorityFile } from './localTrust'
import { answerTrust } from './trustAnswers'
import { trustPaths } from './trustPage'

/**
 * Plain http, because an iPad cannot trust what it has not fetched yet. It shows how to trust the
 * clinic's computer and hands out the public certificate: no record, no sign-in, no app.
 */
export function openTrustListener(authority: AuthorityFile, appAddress: string): Server {
  return createServer((request, response) => {
    if (answerTrust(request, response, authority, appAddress)) return
    const home = request.method === 'GET' && (request.url ?? '/').split('?')[0] === '/'
    response.writeHead(home ? 302 : 404, home ? { location: trustPaths.page } : {})
    response.end()
  })
}
