import { hostname } from 'node:os'
import { fingerprintOf, ownAuthority } from './authority'
import type { ServerKeys } from './clinicCertificate'
import { machineNames } from './machineNames'
import { serverCertificate } from './serverCertificate'

/** What a tablet needs to trust this machine, and what the server needs to be trusted. */
interface LocalTrust {
  readonly keys: ServerKeys
  readonly authority: AuthorityFile
}

export interface AuthorityFile {
  readonly name: string
  /** DER */
  readonly bytes: Uint8Array
  readonly fingerprint: string
}

/** Makes what is missing, renews what runs out, keeps the rest. `folder` holds the keys. */
export async function localTrust(folder: string, now: Date): Promise<LocalTrust> {
  const host = hostname().replace(/\.local$/, '')
  const authority = await ownAuthority(folder, host, now)
  const server = await serverCertificate(folder, authority, machineNames(), now)
  const chain = [server.certificate, authority.certificate]
  return {
    keys: { cert: chain.map((one) => one.toString('pem')).join('\n'), key: server.key },
    authority: {
      name: authority.certificate.subjectName.getField('CN')[0] ?? 'Alongside',
      bytes: new Uint8Array(authority.certificate.rawData),
      fingerprint: await fingerprintOf(authority.certificate),
    },
  }
}
