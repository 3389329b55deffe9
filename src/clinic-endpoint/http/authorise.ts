import type { FastifyRequest } from 'fastify'
import type { Accounts } from '../accounts/openAccounts'
import { FhirProblem } from '../rest/problem'
import { headerOf } from './askedOf'

/** The token of `Authorization: Bearer …`; undefined when there is none. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
}

/** Throws 401 unless somebody who signed in holds the token. */
export function authorise(request: FastifyRequest, accounts: Accounts): void {
  const token = bearerOf(request)
  if (token !== undefined && accounts.whoHolds(token)) return
  const reason = token === undefined ? '' : ', error="invalid_token"'
  throw new FhirProblem(401, [{ code: 'login', diagnostics: 'sign in first' }], {
    'www-authenticate': `Bearer realm="Alongside"${reason}`,
  })
}
