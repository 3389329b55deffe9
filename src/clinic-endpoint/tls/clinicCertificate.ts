import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { UnusableCertificate } from './errors'

/** PEM texts of the server's certificate (with its chain) and private key. */
export interface ServerKeys {
  readonly cert: string
  readonly key: string
}

/** The clinic's own certificate. Throws UnusableCertificate, which names the file and the reason. */
export function clinicCertificate(certFile: string, keyFile: string): ServerKeys {
  const cert = readPem(certFile, 'certificate', 'CERTIFICATE')
  const key = readPem(keyFile, 'key', 'PRIVATE KEY')
  try {
    createSecureContext({ cert, key })
  } catch {
    throw new UnusableCertificate(
      `The key ${keyFile} does not belong to the certificate ${certFile}: give a pair that was made together, without a passphrase.`,
    )
  }
  return { cert, key }
}

function readPem(file: string, what: string, label: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UnusableCertificate(
      missing
        ? `There is no ${what} at ${file}: check the path given with --cert and --key.`
        : `The ${what} ${file} cannot be read: make it readable for the user that runs the endpoint.`,
    )
  }
  if (!text.includes(label))
    throw new UnusableCertificate(`${file} is not a ${what} in PEM form: give a PEM file.`)
  return text
}
