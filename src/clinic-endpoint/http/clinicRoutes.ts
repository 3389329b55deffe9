import type { FastifyInstance } from 'fastify'
import type { Accounts } from '../accounts/openAccounts'
import { readFeedbackReport } from '../feedback/readFeedbackReport'
import type { Store } from '../store/openStore'
import { authorise } from './authorise'

interface ClinicParts {
  readonly store: Store
  readonly accounts: Accounts
  readonly mailConfigured: boolean
}

/**
 * What is no FHIR: `GET /clinic/mail` → {configured}; `GET /clinic/feedback` → for each question
 * {enough: false}, or {enough: true, answers, average, counts}.
 */
export function clinicRoutes(
  app: FastifyInstance,
  { store, accounts, mailConfigured }: ClinicParts,
): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    authorise(request, accounts)
    await Promise.resolve()
  })
  app.get('/clinic/mail', () => ({ configured: mailConfigured }))
  app.get('/clinic/feedback', () => readFeedbackReport(store))
}
