import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withdrawnConsent } from '@/domain/fhir/consent'
import { openMailbox, type Mailbox } from '../../support/mailbox'
import { openMailClinic, type MailClinic } from './mailClinic'
import { address, appointment, consent, message, rosa } from './people'
import type { Json } from '../support/visitor'

let logged = ''
const log = pino(
  { level: 'trace' },
  new Writable({
    write: (chunk, _encoding, done) => {
      logged += String(chunk)
      done()
    },
  }),
)
let mailbox: Mailbox
let clinic: MailClinic
beforeAll(async () => {
  mailbox = await openMailbox()
  clinic = await openMailClinic(mailbox.url, { log })
})
afterAll(async () => {
  await clinic.close()
  await mailbox.close()
})
beforeEach(async () => {
  for (const each of [rosa(), appointment(), consent('full')]) await clinic.put(each)
  mailbox.mails.length = 0
})

const refusal = async (request: Json, status: string, reason: string) => {
  expect((await clinic.put(request)).status).toBe(201)
  const kept = await clinic.settled(request.id, status, reason)
  expect(kept.statusReason.text).toMatch(/^Not sent: /)
  expect(mailbox.mails).toEqual([])
}

describe('what the patient did not allow stays at the clinic, with the reason', () => {
  test('when nobody asked', async () => {
    await clinic.remove('Consent/consent-rosa')
    await refusal(message('appointment', 'notice'), 'revoked', 'no-consent')
  })
  test('when the consent was taken back after the tablet had queued it', async () => {
    await clinic.put(withdrawnConsent(consent('full'), new Date().toISOString()))
    await refusal(message('appointment', 'notice'), 'revoked', 'withdrawn')
  })
  test('when it is of a kind that was not chosen', async () => {
    await clinic.put(consent('full', ['appointment']))
    await refusal(message('medicine', 'notice'), 'revoked', 'kind-not-chosen')
  })
  test('when the address was never confirmed, or is another by now', async () => {
    await clinic.put({ ...rosa(null), telecom: [{ system: 'email', value: address }] })
    await refusal(message('form', 'full'), 'revoked', 'address-not-confirmed')
    await clinic.put(rosa('new@example.org'))
    await refusal(message('form', 'full'), 'revoked', 'address-not-confirmed')
  })
  test('when there is no address any more', async () => {
    await clinic.put(rosa(null))
    await refusal(message('form', 'full'), 'revoked', 'no-address')
  })
  test('when the patient has died', async () => {
    await clinic.put({ ...rosa(), deceasedBoolean: true })
    await refusal(message('appointment', 'full'), 'revoked', 'deceased')
  })
})

describe('what would break a mail is refused', () => {
  const line = 'Hello\r\nBcc: everybody@example.org'
  test.each<[string, Json]>([
    ['a subject with a header in it', message('form', 'full', { subject: line })],
    [
      'an address with a header in it',
      message('form', 'full', { to: `${address}\r\nBcc: a@b.cc` }),
    ],
    ['a list of addresses', message('form', 'full', { to: `${address}, a@example.org` })],
    ['a name with an address', message('form', 'full', { to: `Rosa <${address}>` })],
    ['a text of 900 kB', message('form', 'full', { text: 'x'.repeat(900_000) })],
    ['a message without a subject', { ...message('form', 'full'), extension: undefined }],
    ['a message without a text', { ...message('form', 'full'), payload: undefined }],
  ])('%s', async (_what, request) => {
    await refusal(request, 'revoked', 'not-sendable')
  })

  test('a text of 5 MB is too large for the clinic itself', async () => {
    const reply = await clinic.put(message('form', 'full', { text: 'x'.repeat(5_000_000) }))
    expect(reply.status).toBe(413)
  })
})

describe('what the mail server refuses for good', () => {
  test('an address that it does not know waits for a person, untried', async () => {
    mailbox.answer = { rcpt: { responseCode: 550, message: 'No such user' } }
    await refusal(message('form', 'full'), 'on-hold', 'address-refused')
    const { calls } = mailbox
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(mailbox.calls).toBe(calls)
    mailbox.answer = {}
  })
  test('a text that it does not take', async () => {
    mailbox.answer = { data: { responseCode: 554, message: 'Looks like spam' } }
    await refusal(message('form', 'full'), 'on-hold', 'message-refused')
    mailbox.answer = {}
  })
})

test('the log names no patient, no address and no word of a message', () => {
  expect(logged).toContain('message not sent')
  expect(logged).not.toMatch(/rosa|delgado|example\.org|hello|visit before|sleep/i)
})
