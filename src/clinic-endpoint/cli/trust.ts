import type { FastifyInstance } from 'fastify'
import { clinicCertificate, type ServerKeys } from '../tls/clinicCertificate'
import type { AuthorityFile } from '../tls/localTrust'
import { answerTrust } from '../tls/trustAnswers'
import { openTrustListener } from '../tls/trustListener'
import { trustPaths } from '../tls/trustPage'
import type { StartOptions } from './options'

export interface Trust {
  readonly keys: ServerKeys
  /** Missing where the clinic brings its own certificate: there is nothing to install. */
  readonly authority?: AuthorityFile
  /** The keys as they should be now. */
  readonly renewed: () => Promise<ServerKeys>
}

/** Throws UnusableCertificate. */
export async function trustFor(options: StartOptions, folder: string): Promise<Trust> {
  const { certificate } = options
  if (certificate) {
    const read = (): ServerKeys => clinicCertificate(certificate.cert, certificate.key)
    return { keys: read(), renewed: async () => Promise.resolve(read()) }
  }
  // Loaded only for a server that needs it: most of the start is spent here otherwise.
  const { localTrust } = await import('../tls/localTrust')
  const { keys, authority } = await localTrust(folder, new Date())
  return { keys, authority, renewed: async () => (await localTrust(folder, new Date())).keys }
}

/** The trust page, on the app's own address and, for the first visit, over plain http beside it. */
export async function serveTrust(
  endpoint: FastifyInstance,
  authority: AuthorityFile,
  at: { readonly host: string; readonly port: number; readonly app: string },
): Promise<() => Promise<void>> {
  for (const path of Object.values(trustPaths))
    endpoint.get(path, (request, reply) => {
      reply.hijack()
      answerTrust(request.raw, reply.raw, authority, at.app)
    })
  const plain = openTrustListener(authority, at.app)
  await new Promise<void>((resolve, reject) => {
    plain.once('error', reject)
    plain.listen(at.port + 1, at.host, resolve)
  })
  return () =>
    new Promise((resolve) => {
      plain.close(() => {
        resolve()
      })
      plain.closeAllConnections()
    })
}
