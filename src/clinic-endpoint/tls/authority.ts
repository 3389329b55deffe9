import type { X509Certificate } from '@peculiar/x509'
import {
  keyAlgorithm,
  keyToPem,
  newKeys,
  newSerialNumber,
  readPair,
  writePair,
  type CertificateAndKey,
} from './keyFiles'
import { x509 } from './x509'

const DAY_MS = 86_400_000
const VALID_DAYS = 3650

/**
 * The clinic's own certificate authority: made once, kept in the data folder, trusted once on each
 * tablet. It may sign server certificates only, no further authority (pathLen 0).
 */
export async function ownAuthority(
  folder: string,
  host: string,
  now: Date,
): Promise<CertificateAndKey> {
  const kept = readPair(folder, 'authority')
  if (kept && kept.certificate.notAfter.getTime() - now.getTime() > 400 * DAY_MS) return kept
  const made = await makeAuthority(host, now)
  writePair(folder, 'authority', made)
  return made
}

async function makeAuthority(host: string, now: Date): Promise<CertificateAndKey> {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name: [{ CN: [`Alongside at ${host}`] }, { O: ['Alongside clinic endpoint'] }],
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + VALID_DAYS * DAY_MS),
    signingAlgorithm: keyAlgorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate, key: await keyToPem(keys.privateKey) }
}

/** SHA-256, upper case, in pairs: as an iPad shows it. */
export async function fingerprintOf(certificate: X509Certificate): Promise<string> {
  const digest = Buffer.from(await certificate.getThumbprint('SHA-256')).toString('hex')
  return (digest.toUpperCase().match(/../g) ?? []).join(' ')
}
