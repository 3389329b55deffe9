import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { freePort } from './freePort'

export interface Mailbox {
  readonly port: number
  readonly url: string
  readonly mails: ParsedMail[]
  /** What the server says to the next address or text; undefined: it takes it. */
  answer: { rcpt?: Refusal; data?: Refusal }
  /** Runs when a whole mail is there but nobody has been told yet. */
  onArrival: () => Promise<void> | void
  /** How often somebody called. */
  calls: number
  readonly close: () => Promise<void>
}

interface Refusal {
  readonly responseCode: number
  readonly message: string
}

/** A real SMTP server on a port of its own. */
export async function openMailbox(port?: number): Promise<Mailbox> {
  const own = port ?? (await freePort())
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, done) => {
      mailbox.calls += 1
      done()
    },
    onRcptTo: (_address, _session, done) => {
      done(refused(mailbox.answer.rcpt))
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refusal = refused(mailbox.answer.data)
        if (refusal) {
          done(refusal)
          return
        }
        // Not awaited: smtp-server wants a callback, and waits for it.
        void keep(Buffer.concat(chunks)).then(() => {
          done()
        })
      })
    },
  })
  const keep = async (raw: Buffer) => {
    mails.push(await simpleParser(raw))
    await mailbox.onArrival()
  }
  const mailbox: Mailbox = {
    port: own,
    url: `smtp://127.0.0.1:${String(own)}`,
    mails,
    answer: {},
    onArrival: () => undefined,
    calls: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
  server.on('error', () => undefined) // A client that was killed hangs up in the middle.
  await new Promise<void>((resolve) => {
    server.listen(own, '127.0.0.1', resolve)
  })
  return mailbox
}

function refused(refusal: Refusal | undefined): Error | null {
  return refusal
    ? Object.assign(new Error(refusal.message), { responseCode: refusal.responseCode })
    : null
}
