import type { X509Certificate } from '@peculiar/x509'
import {
  keyAlgorithm,
  keyFromPem,
  keyToPem,
  newKeys,
  newSerialNumber,
  readPair,
  writePair,
  type CertificateAndKey,
} from './keyFiles'
import type { MachineNames } from './machineNames'
import { x509 } from './x509'

const DAY_MS = 86_400_000
/** Apple refuses server certificates of more than 398 days. */
const VALID_DAYS = 397
const RENEW_DAYS = 30

/**
 * The kept certificate while it is signed by this authority, has a month to live and names every
 * address that the machine has today; else a new one.
 */
export async function serverCertificate(
  folder: string,
  authority: CertificateAndKey,
  names: MachineNames,
  now: Date,
): Promise<CertificateAndKey> {
  const kept = readPair(folder, 'server')
  if (kept && (await isStillGood(kept.certificate, authority.certificate, names, now))) return kept
  const made = await sign(authority, names, now)
  writePair(folder, 'server', made)
  return made
}

async function isStillGood(
  certificate: X509Certificate,
  authority: X509Certificate,
  names: MachineNames,
  now: Date,
): Promise<boolean> {
  if (certificate.notAfter.getTime() - now.getTime() < RENEW_DAYS * DAY_MS) return false
  if (!(await certificate.verify({ publicKey: authority, date: now }))) return false
  const named = certificate.getExtension(x509.SubjectAlternativeNameExtension)?.names.items ?? []
  const known = new Set(named.map((name) => comparable(name.value)))
  return [...names.dns, ...names.addresses].every((name) => known.has(comparable(name)))
}

/** `::1` and `0:0:0:0:0:0:0:1` are one address. */
function comparable(name: string): string {
  return name.includes(':') ? new URL(`http://[${name}]/`).hostname : name.toLowerCase()
}

async function sign(
  authority: CertificateAndKey,
  names: MachineNames,
  now: Date,
): Promise<CertificateAndKey> {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: [{ CN: [names.dns[1] ?? 'localhost'] }],
    issuer: authority.certificate.subjectName.toJSON(),
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + (VALID_DAYS - 1) * DAY_MS),
    signingAlgorithm: keyAlgorithm,
    publicKey: keys.publicKey,
    signingKey: await keyFromPem(authority.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns' as const, value })),
        ...names.addresses.map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
    ],
  })
  return { certificate, key: await keyToPem(keys.privateKey) }
}
