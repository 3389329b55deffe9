import type { FastifyBaseLogger } from 'fastify'
import { parseSearch } from '../rest/searchParse'
import type { Store } from '../store/openStore'
import { messageOf } from './judge'
import type { Mailer, MailOutcome } from './mailer'
import { claim, markSent, markStopped, markWaiting } from './outgoing'
import { resourceOf } from '../store/stored'

interface WorkerParts {
  readonly store: Store
  /** Undefined: no mail server is set up. Messages then wait, and say so. */
  readonly mailer: Mailer | undefined
  readonly log?: FastifyBaseLogger | undefined
  /** How often it looks; milliseconds. */
  readonly everyMs?: number
  /** The first wait after a failure; it doubles, up to an hour. */
  readonly retryMs?: number
}

const longestWaitMs = 3_600_000
const { search } = parseSearch(
  'CommunicationRequest',
  new URLSearchParams({ status: 'active', category: 'urn:alongside:codes|message', _count: '100' }),
)

/**
 * Sends what waits, one after the other. At least once: a process that dies between handing over
 * and marking finds "sending" at its next start and sends again under the same Message-ID. A
 * reminder that comes twice harms less than an invitation that never comes. Ends when closed.
 */
export function startMailWorker(parts: WorkerParts): { readonly close: () => Promise<void> } {
  const { store, mailer, log, everyMs = 5_000, retryMs = 60_000 } = parts
  let closed = false
  let failures = 0
  /** While the mail server is away nobody is tried: one message is enough to find out. */
  let restUntil = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const waitAfter = (tries: number) =>
    Math.min(retryMs * 2 ** Math.min(tries - 1, 20), longestWaitMs)

  async function round(): Promise<void> {
    let after: readonly (string | number)[] | undefined
    for (;;) {
      const matches = store.search({ ...search, after })
      for (const { version } of matches) {
        if (closed || store.clock() < restUntil) return
        const request = resourceOf(version)
        const message = request && messageOf(request)
        const dates = [message?.sendAt, message?.nextTry].map((date) => Date.parse(date ?? ''))
        if (dates.some((date) => date > store.clock())) continue
        if (mailer) await deliver(version.id, mailer)
        else if (message?.reason !== 'no-mail-server')
          await markWaiting(store, version.id, 'no-mail-server')
      }
      if (matches.length < search.count) return
      after = matches.at(-1)?.place
    }
  }

  async function deliver(id: string, by: Mailer): Promise<void> {
    const claimed = await claim(store, id, by.domain)
    if (claimed.kind === 'settled') log?.info({ reason: claimed.reason }, 'message not sent')
    if (claimed.kind !== 'claimed') return
    const outcome = await by.send(claimed.go.mail)
    log?.info({ outcome: outcome.kind, code: codeOf(outcome), tries: claimed.tries }, 'message')
    switch (outcome.kind) {
      case 'sent':
        failures = 0
        return markSent(store, id)
      case 'refused':
        failures = 0
        return markStopped(
          store,
          id,
          outcome.what === 'address' ? 'address-refused' : 'message-refused',
        )
      case 'later': {
        failures = outcome.server ? failures + 1 : 0
        const again = store.clock() + waitAfter(outcome.server ? failures : claimed.tries)
        if (outcome.server) restUntil = again
        return markWaiting(store, id, 'will-retry', again)
      }
    }
  }

  function look(): void {
    running = round()
      .catch((error: unknown) => {
        // A full disk: nothing was claimed, so nothing is sent twice. It looks again.
        log?.error({ reason: error instanceof Error ? error.name : typeof error }, 'mail stopped')
      })
      .then(() => {
        if (!closed) timer = setTimeout(look, everyMs)
      })
  }
  look()

  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await running
      mailer?.close()
    },
  }
}

function codeOf(outcome: MailOutcome): string | undefined {
  return outcome.kind === 'sent' ? undefined : outcome.code
}
