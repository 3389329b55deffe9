import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Accounts } from './accounts/openAccounts'
import { authRoutes } from './http/authRoutes'
import { clinicRoutes } from './http/clinicRoutes'
import { answerErrors, problemOf, sendProblem } from './http/errors'
import { fhirRoutes } from './http/fhirRoutes'
import { logRequests } from './http/logRequests'
import type { Store } from './store/openStore'

interface EndpointParts {
  readonly store: Store
  readonly accounts: Accounts
  /** Without one, nothing is logged. */
  readonly log?: FastifyBaseLogger
  /** Milliseconds since 1970; the store's unless given. */
  readonly clock?: () => number
  /** Whether a mail server is set up: tablets ask. */
  readonly mailConfigured?: boolean
  /** Told to tablets when they sign in: the record is kept there and not here. */
  readonly recordBase?: string
  /** The key and certificate of an https server, in PEM. */
  readonly https?: { readonly key: string; readonly cert: string }
}

/** FHIR R4 at `/fhir`, sign-in at `/auth`, the rest at `/clinic`; not yet listening. Other routes may be added to it. */
export function createEndpoint(parts: EndpointParts): FastifyInstance {
  const { store, accounts, log, https, clock = store.clock, mailConfigured = false } = parts
  const options = {
    ...(log ? { loggerInstance: log } : { logger: false as const }),
    // Its own lines would hold the address, and an address may hold a name.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: false },
    frameworkErrors: (
      error: Error,
      _request: unknown,
      reply: Parameters<typeof sendProblem>[0],
    ) => {
      // Nobody waits here: fastify sends it when it can.
      void sendProblem(reply, problemOf(error))
    },
  }
  const app = (https
    ? fastify({ ...options, https: { ...https } })
    : fastify(options)) as unknown as FastifyInstance
  answerErrors(app)
  logRequests(app)
  app.register((scope, _options, done) => {
    fhirRoutes(scope, { store, accounts, since: new Date(clock()).toISOString() })
    done()
  })
  app.register((scope, _options, done) => {
    authRoutes(scope, accounts, parts.recordBase)
    done()
  })
  app.register((scope, _options, done) => {
    clinicRoutes(scope, { store, accounts, mailConfigured })
    done()
  })
  return app
}
