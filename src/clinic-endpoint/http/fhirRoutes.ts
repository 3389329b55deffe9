import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts } from '../accounts/openAccounts'
import { planBundle } from '../rest/bundle'
import { capabilityStatement } from '../rest/metadata'
import { FhirProblem } from '../rest/problem'
import type { Plan } from '../rest/answer'
import { planFor } from '../rest/route'
import type { Store } from '../store/openStore'
import { askedOf } from './askedOf'
import { authorise } from './authorise'
import { acceptBodies, bodyLimits } from './readBody'
import { fhirContentType, sendAnswer } from './sendAnswer'
import { sendBinary, wantsRaw } from './sendBinary'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

interface FhirParts {
  readonly store: Store
  readonly accounts: Accounts
  /** When the capabilities last changed: the start of this process. */
  readonly since: string
}

/** Everything below `/fhir`. Order matters: who asks is checked before a body is read. */
export function fhirRoutes(app: FastifyInstance, { store, accounts, since }: FhirParts): void {
  const answer = async (plan: Plan) =>
    plan.kind === 'read' ? plan.run(store) : await store.write((writer) => plan.run(writer))

  const onBase = async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method !== 'POST') throw onlyAllowed('POST')
    return sendAnswer(request, reply, await answer(planBundle(askedOf(request, store.pageKey))))
  }
  const onResource = async (request: FastifyRequest, reply: FastifyReply) =>
    sendAnswer(request, reply, await answer(planFor(askedOf(request, store.pageKey))))
  const onBinary = async (request: FastifyRequest, reply: FastifyReply) => {
    const given = await answer(planFor(askedOf(request, store.pageKey)))
    if (given.version && wantsRaw(request, given))
      return sendBinary(request, reply, store, given.version)
    return sendAnswer(request, reply, given)
  }

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    await Promise.resolve()
  })
  app.get('/fhir/metadata', (request, reply) => {
    const base = `${request.protocol}://${request.host}/fhir`
    return reply.type(fhirContentType).send(capabilityStatement(base, since))
  })
  app.register((guarded, _options, done) => {
    acceptBodies(guarded, { anything: false })
    guardWith(guarded, accounts)
    for (const url of ['/fhir', '/fhir/'])
      guarded.route({ method: methods, url, bodyLimit: bodyLimits.bundle, handler: onBase })
    const bodyLimit = bodyLimits.plain
    guarded.route({ method: methods, url: '/fhir/*', bodyLimit, handler: onResource })
    done()
  })
  app.register((guarded, _options, done) => {
    acceptBodies(guarded, { anything: true })
    guardWith(guarded, accounts)
    const bodyLimit = bodyLimits.binary
    for (const url of ['/fhir/Binary', '/fhir/Binary/:id', '/fhir/Binary/:id/_history/:vid'])
      guarded.route({ method: methods, url, bodyLimit, handler: onBinary })
    done()
  })
}

function guardWith(app: FastifyInstance, accounts: Accounts): void {
  app.addHook('onRequest', async (request) => {
    authorise(request, accounts)
    await Promise.resolve()
  })
}

function onlyAllowed(allow: string): FhirProblem {
  return new FhirProblem(
    405,
    [{ code: 'not-supported', diagnostics: `only ${allow} is answered at this address` }],
    { allow },
  )
}
