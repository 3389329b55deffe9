import { isEmailAddress } from '@/domain/visit/message'
import { BadOptions } from '../cli/badOptions'

/** Where mail is handed over, and in whose name. */
export interface MailSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (smtps); otherwise STARTTLS is asked for. */
  readonly secure: boolean
  /** Only a mail server on this very machine may be spoken to without TLS. */
  readonly mustEncrypt: boolean
  readonly user?: string
  readonly password?: string
  readonly from: { readonly name: string; readonly address: string }
}

/** `smtp://user:password@host:587` and `Clinic name <post@clinic.example>`. Throws BadOptions. */
export function mailSettingsFrom(url: string, from: string): MailSettings {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const secure = parsed?.protocol === 'smtps:'
  // The address may hold a password: it is not repeated.
  if (!parsed || (!secure && parsed.protocol !== 'smtp:') || parsed.hostname === '')
    throw new BadOptions(
      '--smtp-url is no address of a mail server: smtp://host:587 or smtps://host',
    )
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const user = decoded(parsed.username)
  return {
    host,
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    mustEncrypt: !secure && !isThisMachine(host),
    ...(user !== '' && { user, password: decoded(parsed.password) }),
    from: senderFrom(from),
  }
}

function senderFrom(from: string): MailSettings['from'] {
  const [, name = '', address = from] = /^([^<>"\r\n]*)<([^<>]+)>$/.exec(from.trim()) ?? []
  if (!isEmailAddress(address.trim()))
    throw new BadOptions('--mail-from is no sender: Clinic name <post@clinic.example>')
  return { name: name.trim(), address: address.trim() }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new BadOptions('--smtp-url has a % in its name or password: write it as %25')
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
