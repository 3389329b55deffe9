import type { FastifyInstance } from 'fastify'
import type { JsonValue } from '../json/decimals'
import { parseJson } from '../json/parseJson'
import { FhirProblem, problem } from '../rest/problem'

const megabyte = 1_000_000
/** A Bundle of a whole record; a Binary of 25 MB, as it is or as base64 in JSON. */
export const bodyLimits = { plain: megabyte, bundle: 30 * megabyte, binary: 35 * megabyte }
export const largestBinary = 25 * megabyte

/** What arrived, still as text: which parser it needs depends on the address. */
export type Body = { readonly text: string } | { readonly bytes: Buffer }

const jsonTypes = ['application/fhir+json', 'application/json', 'application/json-patch+json']

/** Every other content type becomes a 415, except at Binary, which takes anything as it is. */
export function acceptBodies(app: FastifyInstance, options: { anything: boolean }): void {
  app.removeAllContentTypeParsers()
  const types = [...jsonTypes, 'application/x-www-form-urlencoded']
  app.addContentTypeParser(types, { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, options.anything ? { bytes: body } : { text: body.toString('utf8') })
  })
  if (!options.anything) return
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, { bytes: body })
  })
}

export function jsonOf(text: string): JsonValue {
  try {
    return parseJson(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new FhirProblem(400, [
      { code: 'structure', diagnostics: `no valid JSON: ${error.message}` },
    ])
  }
}

export function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** PATCH is JSON Patch, _search is a form, everything else is FHIR's JSON. Throws 415. */
export function checkMediaType(wanted: readonly string[], header: string | undefined): void {
  if (!wanted.includes(mediaTypeOf(header)))
    throw problem(415, 'not-supported', `the body must be ${wanted.join(' or ')}`)
}
