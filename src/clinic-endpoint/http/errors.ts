import type { FastifyInstance, FastifyReply } from 'fastify'
import { FhirProblem, outcomeText, problem } from '../rest/problem'
import { NotStored } from '../store/errors'
import { fhirContentType } from './sendAnswer'

/** Every refusal is an OperationOutcome, also the ones that never reach the FHIR layer. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const failure = problemOf(error)
    if (failure.status >= 500) request.log.error({ reason: nameOf(error) }, 'request failed')
    return sendProblem(reply, failure)
  })
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem(404, 'not-found', 'nothing is at this address')),
  )
}

export function sendProblem(reply: FastifyReply, failure: FhirProblem) {
  return reply
    .code(failure.status)
    .headers({ 'cache-control': 'no-store', ...failure.headers })
    .type(fhirContentType)
    .send(outcomeText(failure.issues))
}

export function problemOf(error: unknown): FhirProblem {
  if (error instanceof FhirProblem) return error
  if (error instanceof NotStored)
    return new FhirProblem(
      503,
      [{ code: 'transient', diagnostics: 'the database could not keep this; try again' }],
      { 'retry-after': '5' },
    )
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem(413, 'too-long', 'the body is too large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem(415, 'not-supported', 'this content type is not understood here')
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_BAD_URL':
      return problem(400, 'invalid', 'the request is malformed')
    default:
      return problem(500, 'exception', 'the server could not finish this; the reason is in its log')
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** Messages of unexpected errors may quote a record: the kind and the place are enough. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place = error.stack?.split('\n').find((line) => line.trim().startsWith('at ')) ?? ''
  return `${error.name}${codeOf(error) === undefined ? '' : ` ${String(codeOf(error))}`}${place}`
}
