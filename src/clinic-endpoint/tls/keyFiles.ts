import type { X509Certificate } from '@peculiar/x509'
import { webcrypto } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { x509 } from './x509'

export const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

export interface CertificateAndKey {
  readonly certificate: X509Certificate
  /** PKCS #8 PEM */
  readonly key: string
}

/** Undefined when there is none yet, or when a file was cut short: then a new one is made. */
export function readPair(folder: string, name: string): CertificateAndKey | undefined {
  try {
    const certificate = new x509.X509Certificate(readFileSync(join(folder, `${name}.crt`), 'utf8'))
    const key = readFileSync(join(folder, `${name}.key`), 'utf8')
    return key.includes('PRIVATE KEY') ? { certificate, key } : undefined
  } catch {
    return undefined
  }
}

/** Keys are readable by their owner alone, from the first byte on. */
export function writePair(folder: string, name: string, pair: CertificateAndKey): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  writeWhole(join(folder, `${name}.key`), pair.key)
  writeWhole(join(folder, `${name}.crt`), `${pair.certificate.toString('pem')}\n`)
}

function writeWhole(file: string, text: string): void {
  const draft = `${file}.new`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, file)
}

export async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
}

export async function keyToPem(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = await webcrypto.subtle.exportKey('pkcs8', key)
  return `${x509.PemConverter.encode(bytes, 'PRIVATE KEY')}\n`
}

export async function keyFromPem(pem: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(pem),
    keyAlgorithm,
    true,
    ['sign'],
  )
}

/** Twenty random hex digits, first bit clear: a positive number, as X.509 asks. */
export function newSerialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = (bytes[0] ?? 0) & 0x7f || 1
  return Buffer.from(bytes).toString('hex')
}
