import { createTransport } from 'nodemailer'
import type { MailSettings } from './mailSettings'

export interface Mail {
  /** The same at every try, so that whoever gets it twice can see that it is one. */
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly language: string
  readonly attachment?: Attachment
}

export interface Attachment {
  readonly filename: string
  readonly contentType: string
  readonly content: Buffer | string
}

export type MailOutcome =
  | { readonly kind: 'sent' }
  /** `server`: it is away or not ready for anybody. `code` says which failure, for the log. */
  | { readonly kind: 'later'; readonly server: boolean; readonly code: string }
  | { readonly kind: 'refused'; readonly what: 'address' | 'message'; readonly code: string }

export interface Mailer {
  readonly domain: string
  readonly send: (mail: Mail) => Promise<MailOutcome>
  readonly close: () => void
}

const slowMs = 15_000

export function openMailer(settings: MailSettings): Mailer {
  const { host, port, secure, mustEncrypt, user, password, from } = settings
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: mustEncrypt,
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: slowMs,
    greetingTimeout: slowMs,
    socketTimeout: 4 * slowMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    domain: from.address.split('@')[1] ?? 'localhost',
    send: async ({ messageId, to, subject, text, language, attachment }) => {
      try {
        await transport.sendMail({
          from,
          // No name beside the address: who is a patient here is nobody else's business.
          to: { name: '', address: to },
          envelope: { from: from.address, to },
          messageId,
          subject,
          text,
          headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
          ...(attachment && { attachments: [{ ...attachment }] }),
        })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => {
      transport.close()
    },
  }
}

/**
 * Only what the server says for good about this address or this text is final. A wrong password
 * or a sender it does not know is the clinic's to mend: those messages wait.
 */
function outcomeOf(error: unknown): MailOutcome {
  const { code, responseCode, command } = error as {
    readonly code?: string
    readonly responseCode?: number
    readonly command?: string
  }
  const told = `${code ?? 'failed'} ${String(responseCode ?? '')}`.trim()
  const forGood = responseCode !== undefined && responseCode >= 500
  if (forGood && command === 'RCPT TO') return { kind: 'refused', what: 'address', code: told }
  if (forGood && command === 'DATA') return { kind: 'refused', what: 'message', code: told }
  return { kind: 'later', server: command !== 'RCPT TO' && command !== 'DATA', code: told }
}
