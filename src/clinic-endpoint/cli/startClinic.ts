import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { openAccounts, type Accounts } from '../accounts/openAccounts'
import { hostApp } from '../app-host/hostApp'
import { createEndpoint } from '../createEndpoint'
import { dayIn, type Calendar } from '../demo/calendar'
import { addDemoDay, demoSignIns, hasDemo, makeDemo, type DemoSignIn } from '../demo/makeDemo'
import { openMailer } from '../mail/mailer'
import { startMailWorker } from '../mail/mailWorker'
import { openStore, type Store } from '../store/openStore'
import { isEverywhere, shownAddress } from './addresses'
import { assertFree } from './assertFree'
import { dataFolder } from './dataFolder'
import { makeFirstAccount } from './firstAccount'
import { isLoopback, type StartOptions } from './options'
import { serveTrust, trustFor, type Trust } from './trust'

export interface RunningClinic {
  readonly address: string
  /** The same, as this machine itself reaches it. */
  readonly here: string
  /** Where a tablet learns to trust the clinic's own certificate. */
  readonly trust?: { readonly address: string; readonly fingerprint: string }
  /** Made at this start; empty when everybody could sign in before. */
  readonly signIns: readonly DemoSignIn[]
  readonly demoMade: boolean
  readonly database: string
  readonly close: () => Promise<void>
}

const HOUR_MS = 3_600_000

/** Opens everything and listens. What fails is thrown as it is; see exits.ts for its words. */
export async function startClinic(options: StartOptions, app: string): Promise<RunningClinic> {
  const { host, port } = options
  const files = dataFolder(options.data)
  const trust =
    isLoopback(host) && !options.certificate ? undefined : await trustFor(options, files.keys)
  await assertFree(host, port)
  if (trust?.authority) await assertFree(host, port + 1)
  const store = openStore(files.database)
  const accounts = openAccounts(store)
  const secure = trust ? { https: trust.keys } : {}
  const log = pino({ level: process.env['ALONGSIDE_LOG'] ?? 'warn' }, pino.destination(2))
  const endpoint = createEndpoint({
    store,
    accounts,
    log,
    // Mail is made from this endpoint's own store: a message that is kept elsewhere would never go.
    mailConfigured: options.mail !== undefined && options.recordBase === undefined,
    ...(options.recordBase !== undefined && { recordBase: options.recordBase }),
    ...secure,
  })
  const scheme = trust ? 'https' : 'http'
  const address = shownAddress(scheme, host, port)
  const here = isEverywhere(host) ? shownAddress(scheme, '127.0.0.1', port) : address
  const closing: (() => Promise<void> | void)[] = [
    () => endpoint.close(),
    () => accounts.close(),
    () => {
      store.close()
    },
  ]
  const close = async (): Promise<void> => {
    for (const part of closing) await part()
  }
  try {
    await hostApp(endpoint, app, options.recordBase)
    if (trust?.authority)
      closing.unshift(await serveTrust(endpoint, trust.authority, { host, port, app: address }))
    const made = await fill(store, accounts, options.demo)
    await endpoint.listen({ host, port })
    closing.unshift(keepCurrent(store, endpoint, trust))
    const mailer = options.mail && openMailer(options.mail)
    const mail = startMailWorker({ store, mailer, log })
    closing.unshift(() => mail.close())
    const shown = trust?.authority && {
      address: shownAddress('http', host, port + 1),
      fingerprint: trust.authority.fingerprint,
    }
    return {
      address,
      here,
      ...(shown ? { trust: shown } : {}),
      ...made,
      database: files.database,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** An empty database gets the demo clinic; one that has no account at all gets one. */
async function fill(
  store: Store,
  accounts: Accounts,
  wanted: boolean,
): Promise<Pick<RunningClinic, 'signIns' | 'demoMade'>> {
  if (hasDemo(store)) {
    await addDemoDay(store, today())
    return { signIns: [], demoMade: false }
  }
  const isNew = accounts.usernames().length === 0
  const isEmpty = store.countMatches({ type: 'Patient', conditions: [], sort: [], count: 1 }) === 0
  if (wanted && isNew && isEmpty) {
    await makeDemo(store, accounts, today())
    return { signIns: demoSignIns, demoMade: true }
  }
  return { signIns: isNew ? [await makeFirstAccount(store, accounts)] : [], demoMade: false }
}

function today(): Calendar {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return { timeZone, today: dayIn(timeZone, new Date()) }
}

/** A clinic's machine runs for months: new days come, addresses change, certificates run out. */
function keepCurrent(
  store: Store,
  endpoint: FastifyInstance,
  trust: Trust | undefined,
): () => void {
  const server = endpoint.server as Server | SecureServer
  const tick = async (): Promise<void> => {
    if (hasDemo(store)) await addDemoDay(store, today())
    const renewed = await trust?.renewed()
    if (renewed && 'setSecureContext' in server) server.setSecureContext(renewed)
  }
  const timer = setInterval(() => {
    tick().catch((error: unknown) => {
      endpoint.log.error({ reason: String(error) }, 'hourly care failed')
    })
  }, HOUR_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}
