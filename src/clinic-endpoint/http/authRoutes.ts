import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TooBusy } from '../accounts/hashWorker'
import type { Accounts } from '../accounts/openAccounts'
import { FhirProblem, problem } from '../rest/problem'
import { isObject } from '../store/walk'
import { bearerOf } from './authorise'
import { acceptBodies, jsonOf, type Body } from './readBody'

const longestPassword = 1000

/**
 * `POST /auth/sign-in` {username, password} → {token, expiresAt, refreshToken, practitioner} and
 * recordBase where the record is kept elsewhere; `POST /auth/refresh` {refreshToken} → the same;
 * `POST /auth/sign-out`.
 */
export function authRoutes(app: FastifyInstance, accounts: Accounts, recordBase?: string): void {
  const elsewhere = recordBase === undefined ? {} : { recordBase }
  acceptBodies(app, { anything: false })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    await Promise.resolve()
  })
  app.post('/auth/sign-in', { bodyLimit: 10_000 }, async (request, reply) => {
    const { username, password } = credentialsIn(request)
    const result = await accounts.signIn(username, password).catch(tooBusy)
    switch (result.kind) {
      case 'signed-in':
        return reply.send({ ...result.session, ...elsewhere })
      case 'refused':
        throw new FhirProblem(
          401,
          [{ code: 'login', diagnostics: 'that username and password do not fit' }],
          { 'www-authenticate': 'Bearer realm="Alongside"' },
        )
      case 'throttled':
        throw throttled(result.seconds)
    }
  })
  app.post('/auth/refresh', { bodyLimit: 10_000 }, (request, reply) => {
    const given = textIn(request, 'refreshToken')
    const session = given === undefined ? undefined : accounts.refresh(given)
    if (session) return reply.send({ ...session, ...elsewhere })
    throw new FhirProblem(401, [{ code: 'login', diagnostics: 'sign in again' }], {
      'www-authenticate': 'Bearer realm="Alongside", error="invalid_token"',
    })
  })
  app.post('/auth/sign-out', (request: FastifyRequest, reply: FastifyReply) => {
    const token = bearerOf(request)
    if (token !== undefined) accounts.signOut(token, textIn(request, 'refreshToken'))
    return reply.code(204).send()
  })
}

function credentialsIn(request: FastifyRequest): { username: string; password: string } {
  const username = textIn(request, 'username')
  const password = textIn(request, 'password')
  if (username === undefined || password === undefined)
    throw problem(400, 'required', 'username and password are needed')
  if (password.length > longestPassword)
    throw problem(400, 'too-long', 'a password has 1,000 characters at most')
  return { username, password }
}

function textIn(request: FastifyRequest, name: string): string | undefined {
  const body = request.body as Body | undefined
  const text = body && 'text' in body ? body.text : ''
  const given = text === '' ? undefined : jsonOf(text)
  const value = isObject(given) ? given[name] : undefined
  return typeof value === 'string' ? value : undefined
}

function throttled(seconds: number): FhirProblem {
  return new FhirProblem(
    429,
    [{ code: 'throttled', diagnostics: 'too many attempts; wait a while' }],
    { 'retry-after': String(seconds) },
  )
}

function tooBusy(error: unknown): never {
  throw error instanceof TooBusy ? throttled(5) : error
}
