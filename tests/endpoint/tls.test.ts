import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { ownAuthority } from '@/clinic-endpoint/tls/authority'
import { clinicCertificate } from '@/clinic-endpoint/tls/clinicCertificate'
import { localTrust } from '@/clinic-endpoint/tls/localTrust'
import { machineNames } from '@/clinic-endpoint/tls/machineNames'
import { serverCertificate } from '@/clinic-endpoint/tls/serverCertificate'
import { freePort } from '../support/freePort'
import { buildPrograms, startReady, type Programs } from './support/program'

const now = new Date('2026-11-22T12:00:00Z')
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000)

describe('the clinic’s own authority', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-tls-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('is made once, and may sign no further authority', async () => {
    const first = await localTrust(folder, now)
    const second = await localTrust(folder, later(100))
    expect(second.authority.fingerprint).toBe(first.authority.fingerprint)
    expect(second.keys.cert).toBe(first.keys.cert)
    const authority = new X509Certificate(first.authority.bytes)
    expect(authority.ca).toBe(true)
    expect(first.authority.fingerprint).toBe(authority.fingerprint256.replaceAll(':', ' '))
    expect(Buffer.from(first.authority.bytes).toString('hex')).toContain('30060101ff020100')
  })

  it('keeps its keys to their owner', async () => {
    await localTrust(folder, now)
    for (const name of ['authority.key', 'server.key'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o077).toBe(0)
  })

  it('names this machine in a certificate that Apple accepts', async () => {
    const { keys } = await localTrust(folder, now)
    const leaf = new X509Certificate(keys.cert)
    expect(leaf.checkHost('localhost')).toBe('localhost')
    for (const address of machineNames().addresses) expect(leaf.checkIP(address)).toBe(address)
    const days = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / 86_400_000
    expect(days).toBeLessThanOrEqual(397)
    expect(leaf.ca).toBe(false)
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  })

  it('renews a certificate in its last month, under the same authority', async () => {
    const first = await localTrust(folder, now)
    const renewed = await localTrust(folder, later(370))
    expect(renewed.keys.cert).not.toBe(first.keys.cert)
    expect(renewed.authority.fingerprint).toBe(first.authority.fingerprint)
    const leaf = new X509Certificate(renewed.keys.cert)
    expect(leaf.verify(new X509Certificate(first.authority.bytes).publicKey)).toBe(true)
  })

  it('makes a new certificate when the machine has a new address, not when it lost one', async () => {
    const authority = await ownAuthority(folder, 'clinic', now)
    const names = (...addresses: string[]) => ({ dns: ['localhost'], addresses })
    const first = await serverCertificate(folder, authority, names('127.0.0.1', '10.0.0.5'), now)
    const fewer = await serverCertificate(folder, authority, names('127.0.0.1'), now)
    expect(fewer.certificate.serialNumber).toBe(first.certificate.serialNumber)
    const moved = await serverCertificate(folder, authority, names('10.0.0.9'), now)
    expect(moved.certificate.serialNumber).not.toBe(first.certificate.serialNumber)
  })

  it('starts anew when a file was cut short', async () => {
    const first = await localTrust(folder, now)
    writeFileSync(join(folder, 'server.crt'), '-----BEGIN CERTIFICATE-----\nMIIB')
    const second = await localTrust(folder, now)
    expect(second.keys.cert).not.toBe(first.keys.cert)
    expect(second.authority.fingerprint).toBe(first.authority.fingerprint)
  })

  it('takes the clinic’s own pair, and says what is wrong with one', async () => {
    await localTrust(folder, now)
    const file = (name: string): string => join(folder, name)
    expect(clinicCertificate(file('server.crt'), file('server.key')).key).toContain('PRIVATE KEY')
    const wrong = (cert: string, key: string) => () => clinicCertificate(file(cert), file(key))
    expect(wrong('none.crt', 'server.key')).toThrow(/no certificate at/)
    expect(wrong('server.crt', 'authority.key')).toThrow(/does not belong/)
    expect(wrong('server.key', 'server.key')).toThrow(/not a certificate in PEM/)
  })
})

describe('a tablet on the clinic’s network', () => {
  let programs: Programs
  let port: number
  let clinic: Awaited<ReturnType<typeof startReady>>
  let ca: string
  const data = () => programs.folder('network')
  beforeAll(async () => {
    programs = await buildPrograms('tls')
    port = await freePort()
    clinic = await startReady(programs, [
      '--host',
      '0.0.0.0',
      '--port',
      String(port),
      '--data',
      data(),
    ])
    ca = readFileSync(join(data(), 'tls', 'authority.crt'), 'utf8')
  })
  afterAll(async () => {
    await clinic.stop()
    programs.remove()
  })
  const plain = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${String(port + 1)}${path}`, init)

  it('sees the app, signs in and reads a record over https, trusting the authority alone', async () => {
    expect((await secure(port, ca, '/')).body).toContain('<title>Alongside')
    const body = JSON.stringify({ username: 'okafor', password: 'alongside-demo' })
    const signedIn = await secure(port, ca, '/auth/sign-in', { method: 'POST', body })
    const { token } = JSON.parse(signedIn.body) as { token: string }
    const headers = { authorization: `Bearer ${token}` }
    const record = await secure(port, ca, '/fhir/Patient/rosa-delgado', { headers })
    expect(record.body).toContain('Delgado')
    const bundle = await secure(port, ca, '/fhir/Patient?_count=2', { headers })
    expect(bundle.body).toContain(`https://localhost:${String(port)}/fhir/Patient/`)
  })

  it('is refused without the authority, and over plain http', async () => {
    await expect(secure(port, undefined, '/')).rejects.toThrow(/certificate|self-signed/i)
    await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toThrow()
  })

  it('fetches the authority over plain http before it can trust, and nothing else', async () => {
    const certificate = await plain('/alongside-authority.crt')
    expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    const bytes = Buffer.from(await certificate.arrayBuffer())
    expect(new X509Certificate(bytes).fingerprint256).toBe(new X509Certificate(ca).fingerprint256)
    const profile = await plain('/alongside.mobileconfig')
    expect(profile.headers.get('content-type')).toBe('application/x-apple-aspen-config')
    expect(await profile.text()).toContain(bytes.toString('base64'))
    for (const path of [
      '/fhir/metadata',
      '/fhir/Patient',
      '/auth/sign-in',
      '/index.html',
      '/sw.js',
    ])
      expect((await plain(path, { redirect: 'manual' })).status).toBe(404)
    expect((await plain('/trust', { method: 'POST' })).status).toBe(404)
  })

  it('reads the steps in English or Spanish, with the fingerprint that was printed', async () => {
    const english = await (await plain('/trust')).text()
    const spanish = await (
      await plain('/trust', { headers: { 'accept-language': 'es-MX,en' } })
    ).text()
    const printed = new X509Certificate(ca).fingerprint256.replaceAll(':', ' ')
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('Certificate Trust Settings')
    expect(spanish).toContain('<html lang="es">')
    expect(spanish).toContain('Ajustes de confianza de certificados')
    for (const text of [english, spanish, clinic.out()]) expect(text).toContain(printed)
    expect((await plain('/trust?lang=es')).headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    )
    expect((await secure(port, ca, '/trust')).body).toContain('mobileconfig')
  })
})

interface Answer {
  readonly status: number
  readonly body: string
}

/** As a browser does it: the name must fit and the chain must end at `ca`. */
function secure(
  port: number,
  ca: string | undefined,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...init.headers,
    }
    const options = { host: 'localhost', port, path, method: init.method ?? 'GET', headers }
    const asked = request({ ...options, ...(ca === undefined ? {} : { ca }) }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body })
      })
    })
    asked.once('error', reject)
    asked.end(init.body)
  })
}
