import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { localTrust } from '../../../src/clinic-endpoint/tls/localTrust'
import { Clinic } from '../../support/clinic'
import { PlaywrightTablet } from '../../support/playwrightTablet'
import { addReading, openVisit, seesStatus, signIn, waitUntilSafe } from '../hand'

test('over https with the clinic’s own authority the tablet works offline too', async ({
  viewport,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-https-'))
  const { keys } = await localTrust(folder, new Date())
  const [cert, key] = [join(folder, 'leaf.pem'), join(folder, 'leaf.key')]
  writeFileSync(cert, keys.cert)
  writeFileSync(key, keys.key)
  const clinic = await Clinic.open({ secure: true, extraArgs: ['--cert', cert, '--key', key] })
  const tablet = await PlaywrightTablet.open({
    baseUrl: clinic.url,
    viewport: viewport ?? { width: 1180, height: 820 },
    extraArgs: [`--ignore-certificate-errors-spki-list=${keyHash(keys.cert)}`],
  })
  try {
    await signIn(tablet)
    await waitUntilSafe(tablet)
    expect(await tablet.run(() => [location.protocol, isSecureContext])).toEqual(['https:', true])

    await clinic.stop()
    await tablet.kill()
    await tablet.reopen()
    await tablet.goto('/')
    await openVisit(tablet, 'Rosa María Delgado')
    await addReading(tablet, { what: 'Blood pressure', upper: 134, lower: 82 })
    await seesStatus(tablet, '1 edit on this tablet, not yet sent')
    expect(await tablet.run(() => navigator.serviceWorker.controller?.state)).toBe('activated')

    await clinic.start()
    await tablet.reload()
    await seesStatus(tablet, 'All sent', 60_000)
  } finally {
    await tablet.close()
    await clinic.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** What Chromium knows a key by. */
function keyHash(pem: string): string {
  const der = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('base64')
}
