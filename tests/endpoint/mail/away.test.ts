import { afterEach, expect, test } from 'vitest'
import { openMailer } from '@/clinic-endpoint/mail/mailer'
import { mailSettingsFrom } from '@/clinic-endpoint/mail/mailSettings'
import { startMailWorker } from '@/clinic-endpoint/mail/mailWorker'
import { freePort } from '../../support/freePort'
import { until } from '../../support/until'
import { openMailbox, type Mailbox } from '../../support/mailbox'
import { from, openMailClinic, type MailClinic } from './mailClinic'
import { consent, message, rosa } from './people'

let clinic: MailClinic
let mailbox: Mailbox | undefined
afterEach(async () => {
  await clinic.close()
  await mailbox?.close()
  mailbox = undefined
})

const fill = async () => {
  for (const each of [rosa(), consent('full')]) await clinic.put(each)
}

test('the mail server is away and comes back: the message arrives, once', async () => {
  const port = await freePort()
  clinic = await openMailClinic(`smtp://127.0.0.1:${String(port)}`)
  await fill()
  const request = message('medicine', 'full')
  await clinic.put(request)
  const waiting = await clinic.settled(request.id, 'active', 'will-retry')
  expect(waiting.statusReason.text).toContain('tries again')
  mailbox = await openMailbox(port)
  await clinic.settled(request.id, 'completed')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(mailbox.mails).toHaveLength(1)
})

test('while it is away one message is tried and the others are left alone', async () => {
  clinic = await openMailClinic(`smtp://127.0.0.1:${String(await freePort())}`, { retryMs: 60_000 })
  await fill()
  const [first, second] = [message('medicine', 'full'), message('form', 'full')]
  for (const each of [first, second]) await clinic.put(each)
  await clinic.settled(first.id, 'active', 'will-retry')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect((await clinic.get(`CommunicationRequest/${String(second.id)}`)).body.meta.versionId).toBe(
    '1',
  )
})

test('an address that is busy now is tried again later', async () => {
  mailbox = await openMailbox()
  mailbox.answer = { rcpt: { responseCode: 451, message: 'Try again later' } }
  clinic = await openMailClinic(mailbox.url)
  await fill()
  const request = message('medicine', 'full')
  await clinic.put(request)
  await clinic.settled(request.id, 'active', 'will-retry')
  mailbox.answer = {}
  await clinic.settled(request.id, 'completed')
  expect(mailbox.mails).toHaveLength(1)
})

test('after three days a person has to look at it', async () => {
  let now = Date.now()
  const url = `smtp://127.0.0.1:${String(await freePort())}`
  clinic = await openMailClinic(url, { clock: () => now })
  await fill()
  const request = message('medicine', 'full')
  await clinic.put(request)
  await clinic.settled(request.id, 'active', 'will-retry')
  now += 3 * 86_400_000 + 3_600_000
  // Straight from the store: by now the sign-in has run out too.
  await until('a person to be asked', () => {
    const kept = clinic.store.current('CommunicationRequest', String(request.id))?.body ?? ''
    return kept.includes('"on-hold"') && kept.includes('"gave-up"') ? true : undefined
  })
})

test('with no mail server set up it says so, once, and goes out when there is one', async () => {
  clinic = await openMailClinic(undefined)
  await fill()
  const request = message('medicine', 'full')
  await clinic.put(request)
  const waiting = await clinic.settled(request.id, 'active', 'no-mail-server')
  expect(waiting.statusReason.text).toBe('Waiting: no mail server is set up.')
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { body } = await clinic.get(`CommunicationRequest/${String(request.id)}`)
  expect(body.meta.versionId).toBe('2')

  mailbox = await openMailbox()
  const mailer = openMailer(mailSettingsFrom(mailbox.url, from))
  const worker = startMailWorker({ store: clinic.store, mailer, everyMs: 20 })
  await clinic.settled(request.id, 'completed')
  await worker.close()
  expect(mailbox.mails).toHaveLength(1)
})
