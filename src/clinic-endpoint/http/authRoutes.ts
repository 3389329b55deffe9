import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TooBusy } from '../accounts/hashWorker'
import type { Accounts } from '../accounts/openAccounts'
import { FhirProblem, problem } from '../rest/problem'
import { isObject } from '../store/walk'
import { bearerOf } from './authorise'
import { acceptBodies, jsonOf, type Body } from './readBody'

const longestPassword = 1000

/** `POST /auth/sign-in` {username, password} → {token, expiresAt, practitioner}; `POST /auth/sign-out`. */
export function authRoutes(app: FastifyInstance, accounts: Accounts): void {
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
        return reply.send(result.session)
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
  app.post('/auth/sign-out', (request: FastifyRequest, reply: FastifyReply) => {
    const token = bearerOf(request)
    if (token !== undefined) accounts.signOut(token)
    return reply.code(204).send()
  })
}

function credentialsIn(request: FastifyRequest): { username: string; password: string } {
  const body = request.body as Body | undefined
  const given = jsonOf(body && 'text' in body ? body.text : '')
  const username = isObject(given) ? given['username'] : undefined
  const password = isObject(given) ? given['password'] : undefined
  if (typeof username !== 'string' || typeof password !== 'string')
    throw problem(400, 'required', 'username and password are needed')
  if (password.length > longestPassword)
    throw problem(400, 'too-long', 'a password has 1,000 characters at most')
  return { username, password }
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
